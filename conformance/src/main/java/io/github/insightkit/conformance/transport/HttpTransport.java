package io.github.insightkit.conformance.transport;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.history.Allowance;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.history.Result.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A transport over HTTP/1.1 and HTTP/2.
 *
 * <p>A request goes out at most once: nothing is repeated and no redirect is followed. An answer is
 * read for so long and so far as the limits allow. Where the token stood, in either direction, its
 * placeholder stands in what is recorded. Safe for use by several threads.
 */
public final class HttpTransport implements Transport {
  /** How long an answer may be to be kept, in bytes. */
  public static final int KEPT = 1 << 20;

  /** How much is kept of one that is longer: enough to see what it is. */
  private static final int SAMPLE = 1 << 14;

  /**
   * How many bursts go out on the same connections: two that one thread of the implementation
   * serves never meet.
   */
  private static final int SAME_CONNECTIONS = 8;

  /** How much may come over the connection for one answer, with its head and its framing. */
  static final int LONGEST = 4 << 20;

  /** How much may come for all answers of a burst. */
  private static final int LONGEST_IN_ALL = 4 * LONGEST;

  /** How long a message about a failure may be, in UTF-16 units. */
  private static final int LONGEST_MESSAGE = 500;

  /** How many connections are kept. */
  private static final int AT_ONCE = 16;

  /** How long a connection may be idle to be used again, in nanoseconds. */
  private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(1);

  /**
   * How many connections may turn out to be closed, or to hold an answer that nobody asked for,
   * before none is kept any more: enough to tell a server that does so from chance.
   */
  private static final int MOST_STALE = 7;

  /** The coding that can be undone, unless it is turned down (RFC 9110, section 12.5.3). */
  private static final Pattern GZIP = Pattern.compile("gzip(?!;q=0(?!\\.))");

  private final WireRequest wire;
  private final @Nullable Secret token;
  private final Allowance allowance =
      new Allowance(
          LONGEST, "more than " + (LONGEST >> 20) + " MiB came, and no answer was at its end");
  private final boolean wakeful;
  private final OkHttpClient client;
  private final AtomicInteger bursts = new AtomicInteger();
  private final AtomicInteger stale = new AtomicInteger();
  private final LongSupplier nanoTime;
  private volatile long lastUse;

  /**
   * A transport to the implementation at this base URL.
   *
   * @param baseUrl where the contract's paths begin, without a slash at its end
   * @param token what stands for the placeholder on the wire; null if the run has none
   * @param timeout how long one exchange may take in all
   * @param wakeful whether the threads of a burst stay awake for the last byte: that meets narrower
   *     gaps, and takes the processors from everything else
   * @param nanoTime what time it is, as {@link System#nanoTime} tells it
   */
  public HttpTransport(
      String baseUrl,
      @Nullable Secret token,
      Duration timeout,
      boolean wakeful,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastUse = nanoTime.getAsLong();
    HttpUrl base = HttpUrl.get(baseUrl + "/");
    this.wire = new WireRequest(base, token);
    this.wakeful = wakeful;
    this.token = token;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(AT_ONCE, 1, TimeUnit.MINUTES))
            .eventListenerFactory(call -> requireNonNull(call.request().tag(Course.class)))
            .socketFactory(new Sockets(allowance))
            .addNetworkInterceptor(WireRequest::putRaw)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout);
    if (!base.isHttps()) {
      // Without this the library reads the certificates that the JVM trusts, for nothing.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    this.client = builder.build();
  }

  @Override
  public Result send(Request request) {
    allowance.renew(LONGEST);
    return send(request, null);
  }

  @Override
  public List<Timed> sendAtOnce(List<Request> requests) {
    Burst burst = new Burst(requests.size(), wakeful);
    allowance.renew(Math.min((long) requests.size() * LONGEST, LONGEST_IN_ALL));
    List<CompletableFuture<Timed>> results = new ArrayList<>();
    for (Request request : requests) {
      results.add(
          CompletableFuture.supplyAsync(
              () -> timed(request, burst), client.dispatcher().executorService()));
    }
    List<Timed> timed = results.stream().map(CompletableFuture::join).toList();
    if (bursts.incrementAndGet() % SAME_CONNECTIONS == 0) {
      client.connectionPool().evictAll();
    }
    return timed;
  }

  private Timed timed(Request request, Burst burst) {
    long start = nanoTime.getAsLong();
    try {
      return new Timed(send(request, burst), start, nanoTime.getAsLong());
    } finally {
      // Arriving a second time does no harm: a request that arrived goes on when all have.
      burst.arrive();
    }
  }

  private Result send(Request request, @Nullable Burst burst) {
    Course course = new Course(allowance);
    Call call;
    try {
      call = client.newCall(wire.of(request, burst, course));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("can't send " + request.method() + ": " + words(e), e);
    }
    dropWhatMayBeClosed();
    try (Response response = call.execute()) {
      // Of a burst nobody knows which of them read what came.
      if (burst == null && course.isUnasked()) {
        call.cancel();
        stale.incrementAndGet();
        return new Result.NoResponse(
            Failure.UNASKED, "what came had come before the request was sent");
      }
      Result result = received(call, response);
      if (request.closesConnection()) {
        client.connectionPool().evictAll();
      }
      return result;
    } catch (IOException e) {
      if (allowance.left() < 0) {
        return new Result.NoResponse(Failure.ENDLESS, allowance.complaint());
      }
      Failure failure = course.failure(failure(e));
      if (failure == Failure.STALE) {
        stale.incrementAndGet();
        client.connectionPool().evictAll();
      }
      // The library's timers are all as long, and word it differently; chance ends one first.
      return new Result.NoResponse(failure, failure == Failure.TIMED_OUT ? "timeout" : words(e));
    } finally {
      lastUse = nanoTime.getAsLong();
    }
  }

  /**
   * Leaves connections that the other side may have closed by now: after a pause, and always with
   * an implementation that closes connections without saying so.
   */
  private void dropWhatMayBeClosed() {
    if (nanoTime.getAsLong() - lastUse > LONGEST_IDLE || stale.get() > MOST_STALE) {
      client.connectionPool().evictAll();
    }
  }

  private Result received(Call call, Response response) throws IOException {
    requireEnd(response);
    BufferedSource source = response.body().source();
    boolean more = source.request(KEPT + 1L);
    if (more) {
      // Or else closing it reads on for a while, in the hope of reaching its end.
      call.cancel();
    }
    byte[] content = source.getBuffer().readByteArray(more ? SAMPLE : source.getBuffer().size());
    Headers fields = response.headers();
    if ("gzip".equalsIgnoreCase(fields.get("Content-Encoding")) && !more && content.length > 0) {
      content = Gzip.undone(content, KEPT);
      if (GZIP.matcher(String.valueOf(response.request().header("Accept-Encoding"))).find()) {
        // What was asked for says nothing of the content, which is kept without it.
        fields = fields.newBuilder().removeAll("Content-Encoding").build();
      }
    }
    byte[] masked = token == null ? content : token.masked(content);
    return new Result.Response(
        response.code(), KeptFields.of(fields, this::masked), ByteString.of(masked), more);
  }

  /** Fails where nobody can tell where the answer ends: there the library waits for more. */
  private static void requireEnd(Response response) throws ProtocolException {
    Headers fields = response.headers();
    for (String name : fields.names()) {
      if (!name.equals(name.strip())) {
        throw new ProtocolException("a blank stands before the colon of " + name.strip());
      }
    }
    String length = fields.get("Content-Length");
    if (length != null
        && Stream.of(length.split(",", -1)).map(String::strip).distinct().count() > 1) {
      throw new ProtocolException("the Content-Length is " + length);
    }
    if (response.protocol() == Protocol.HTTP_1_0 && fields.get("Transfer-Encoding") != null) {
      throw new ProtocolException("it is HTTP/1.0, which has no Transfer-Encoding");
    }
  }

  private String masked(String text) {
    return token == null ? text : token.masked(text);
  }

  /** Masked before it is cut, or else a part of the token may remain. */
  private String words(Exception e) {
    String masked = masked(message(e));
    return masked.length() <= LONGEST_MESSAGE
        ? masked
        : masked.substring(0, LONGEST_MESSAGE) + "...";
  }

  private static Failure failure(IOException e) {
    if (e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof SSLException
        || (e instanceof SocketTimeoutException && message(e).contains("connect"))) {
      return Failure.NOT_CONNECTED;
    }
    if (e instanceof InterruptedIOException) {
      return Failure.TIMED_OUT;
    }
    return e instanceof ProtocolException ? Failure.CUT : Failure.BROKEN;
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdownNow();
    client.connectionPool().evictAll();
  }
}

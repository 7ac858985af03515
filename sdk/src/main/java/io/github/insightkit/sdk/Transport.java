package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.net.SocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * Sends requests: a change at most once unless it certainly wasn't applied, a read as often as its
 * plan allows.
 *
 * <p>Retrofit makes the request from the generated interface, and OkHttp carries it: Retrofit's own
 * call reads the body of a refusal without bound, and hides the status when a body can't be read.
 */
final class Transport {
  /** Asynchronous requests at once; those beyond wait in line, and their time runs. */
  private static final int THREADS = 64;

  /** Connections that bring an answer of more than a few KiB at once. */
  private static final int LONG_ANSWERS = 4;

  private final OkHttpClient http;
  private final InsightClassificationApi api;
  private final InsightReadsApi reads;
  private final Secrets secrets;
  private final ClientTime time;
  private final @Nullable InsightsListener listener;
  private final Executor threads = Threads.pool("insights-async", THREADS);
  private volatile boolean closed;

  /**
   * Derives a safe client from any client.
   *
   * @param http whose connections, proxies and interceptors to use
   * @param baseUrl the prefix, checked
   * @param secrets the credential of the moment
   * @param time how it passes
   * @param listener who watches, or null
   */
  Transport(
      OkHttpClient http,
      HttpUrl baseUrl,
      Secrets secrets,
      ClientTime time,
      @Nullable InsightsListener listener) {
    this.http = harden(http);
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(this.http)
            .addConverterFactory(new ChangeConverter())
            .build();
    // Their calls are never executed: their requests are what to send.
    this.api = retrofit.create(InsightClassificationApi.class);
    this.reads = retrofit.create(InsightReadsApi.class);
    this.secrets = secrets;
    this.time = time;
    this.listener = listener;
  }

  /**
   * Takes away what resends behind our back. A followed redirect turns a PATCH into a GET whose 200
   * would read as success; a lost reply would be answered by sending the change again.
   *
   * <p>Its clocks as well: how long a request may take is decided in one place, by {@link Attempt}.
   * And sets a {@link Guard} on each connection, unless the caller makes the sockets, which is
   * known only where there is no encryption over them.
   */
  private static OkHttpClient harden(OkHttpClient http) {
    Semaphore longAnswers = new Semaphore(LONG_ANSWERS);
    OkHttpClient.Builder builder = http.newBuilder();
    if (http.socketFactory() == SocketFactory.getDefault()) {
      builder.socketFactory(new GuardedSocket.Factory(longAnswers));
    }
    X509TrustManager trust = http.x509TrustManager();
    if (trust != null) {
      builder.sslSocketFactory(new GuardedTlsFactory(http.sslSocketFactory(), longAnswers), trust);
    }
    return builder
        .dns(new BoundedDns(http.dns()))
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .callTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .addNetworkInterceptor(new LastLook())
        .build();
  }

  /**
   * Sends a request and waits for its end in the calling thread.
   *
   * <p>If the thread is interrupted the flag stays set, and the ending is what is known by then.
   *
   * @param sending the request
   * @return how it ended
   * @throws IllegalStateException if the client has been closed
   */
  Outcome send(Sending sending) {
    requireOpen();
    while (true) {
      Attempt attempt = sending.begin();
      Ending ending;
      try {
        attempt.arm(null);
        ending = attempt.run();
      } catch (Throwable e) {
        ending = attempt.failed(e);
      }
      Duration wait = sending.next(ending, attempt.secret());
      if (wait == null) {
        return sending.end(ending);
      }
      try {
        time.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return sending.end(ending);
      }
    }
  }

  /**
   * Sends a request without waiting.
   *
   * @param sending the request
   * @return its end; completing or cancelling it from outside aborts what is under way
   */
  CompletableFuture<Outcome> sendAsync(Sending sending) {
    return closed
        ? CompletableFuture.failedFuture(alreadyClosed())
        : new AsyncSending(this, sending).start();
  }

  void requireOpen() {
    if (closed) {
      throw alreadyClosed();
    }
  }

  private static IllegalStateException alreadyClosed() {
    return new IllegalStateException("Expected an open client, got one that has been closed");
  }

  void close() {
    closed = true;
  }

  /** Tells whoever watches. */
  void tell(Sending sending, int attempt, Ending ending, Duration took, @Nullable Duration wait) {
    if (listener != null) {
      listener.attemptEnded(Events.attemptEnded(sending, attempt, ending, took, wait));
    }
  }

  Secrets secrets() {
    return secrets;
  }

  ClientTime time() {
    return time;
  }

  InsightReadsApi reads() {
    return reads;
  }

  Executor threads() {
    return threads;
  }

  Call call(Sending sending, @Nullable OneShotBody body, Secret secret, Attempt attempt) {
    Request prototype = sending.prototype(api);
    Request.Builder builder = prototype.newBuilder().tag(Attempt.class, attempt);
    if (body != null) {
      builder.method(prototype.method(), body);
    }
    sending.describe(builder);
    secret.sign(builder);
    return http.newCall(builder.build());
  }

  /** Adds the header fields that every request of ours has. */
  static Request fixed(Request request) {
    return request
        .newBuilder()
        .header("Accept", "application/json")
        .header("Accept-Encoding", "identity")
        .header("User-Agent", Version.USER_AGENT)
        .build();
  }
}

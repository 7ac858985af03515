package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.CallOptions;
import io.github.insightkit.sdk.ClassificationChange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Stands where the network would be: takes each request, notes it, and answers it as the contract
 * demands or as a fault says. Safe for use by many threads.
 */
final class FakeServer implements Interceptor {
  /** No such name can exist (RFC 2606): what slips past the fake gets nowhere. */
  static final String BASE_URL = "https://insights.invalid/client/v4";

  /** Who makes the changes that come from the client, as the audit log has it. */
  static final String CLIENT = "client@example.com";

  private static final int PREFIX = HttpUrl.get(BASE_URL).pathSize();
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final FakeStore store;
  private final VirtualTime time;
  private final List<FakeRequest> requests = new ArrayList<>();
  private final Map<Operation, Deque<Fault>> next = new EnumMap<>(Operation.class);
  private final Map<Operation, Fault> every = new EnumMap<>(Operation.class);

  FakeServer(FakeStore store, VirtualTime time) {
    this.store = store;
    this.time = time;
  }

  synchronized void next(Operation operation, List<Fault> faults) {
    next.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(faults);
  }

  synchronized void every(Operation operation, Fault fault) {
    every.put(operation, fault);
  }

  synchronized void heal() {
    next.clear();
    every.clear();
  }

  /** What the next requests would have met, if there had been any. */
  synchronized List<String> unmet() {
    List<String> unmet = new ArrayList<>();
    next.forEach((operation, faults) -> faults.forEach(f -> unmet.add(operation + ": " + f)));
    return unmet;
  }

  synchronized List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  private synchronized Fault take(Operation operation) {
    Deque<Fault> waiting = next.get(operation);
    Fault first = waiting == null ? null : waiting.pollFirst();
    return first == null ? every.getOrDefault(operation, Fault.none()) : first;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Route.Asked asked = Route.of(request, PREFIX);
    if (asked == null) {
      throw new IllegalStateException(
          "Expected a request that the documents describe, got "
              + request.method()
              + " "
              + request.url());
    }
    Fault fault = take(asked.operation());
    if (fault.end() == Fault.End.NOT_SENT) {
      time.advance(fault.delay());
      throw new ConnectException("the fake takes no connection");
    }
    String body = sent(request.body());
    note(asked, body);
    Fault.Answer own = fault.isServed() ? serve(asked, request) : null;
    IOException lost = lost(fault, request);
    if (lost != null && asked.operation() == Operation.CHANGE) {
      throw lost;
    }
    Fault.Answer answer = fault.answer() == null ? own : fault.answer();
    return lost == null && answer != null
        ? response(request, answer)
        : brokenOff(request, lost == null ? new IOException("the connection was lost") : lost);
  }

  private static @Nullable String sent(@Nullable RequestBody body) throws IOException {
    if (body == null) {
      return null;
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readUtf8();
  }

  private synchronized void note(Route.Asked asked, @Nullable String body) {
    HttpUrl url = asked.url();
    String target = url.toString().substring(BASE_URL.length());
    requests.add(new FakeRequest(asked.operation(), asked.insight(), target, body));
  }

  /** Lets the time pass that the answer takes; returns why it doesn't come, or null. */
  private @Nullable IOException lost(Fault fault, Request request) {
    CallOptions options = request.tag(CallOptions.class);
    Duration limit = options == null ? null : options.timeout();
    if (limit != null && fault.delay().compareTo(limit) >= 0) {
      time.advance(limit);
      return new SocketTimeoutException("the fake gave no answer within " + limit);
    }
    time.advance(fault.delay());
    return fault.end() == Fault.End.LOST ? new IOException("the connection was lost") : null;
  }

  private Fault.Answer serve(Route.Asked asked, Request request) {
    return switch (asked.operation()) {
      case CHANGE ->
          store.change(
              Objects.requireNonNull(asked.insight()),
              Objects.requireNonNull(request.tag(ClassificationChange.class)),
              CLIENT);
      case LIST -> FakeReads.list(store.list(asked::covers), asked.url());
      case HISTORY -> FakeReads.history(store.log(asked::covers), asked.url());
    };
  }

  private Response response(Request request, Fault.Answer answer) {
    Response.Builder response =
        head(request, answer.status())
            .body(ResponseBody.create(answer.body(), MediaType.get(answer.contentType())));
    answer.headers().forEach(response::header);
    return response.build();
  }

  /**
   * An answer of which nothing but the head comes. A reading that was sent and isn't answered can't
   * be told by an exception, which the client takes for one that wasn't sent.
   */
  private Response brokenOff(Request request, IOException cause) {
    Source nothing =
        new ForwardingSource(new Buffer()) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            throw cause;
          }
        };
    return head(request, 200).body(ResponseBody.create(Okio.buffer(nothing), null, -1)).build();
  }

  private Response.Builder head(Request request, int status) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("Date", RFC_1123.format(time.now()));
  }
}

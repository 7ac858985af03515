package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * The contract's machine in place of a network, which does to each request what a schedule says.
 *
 * <p>It keeps the truth: which value stands, and how often it was changed.
 */
final class ScheduledServer implements Interceptor {
  /** What becomes of one request. */
  enum Fate {
    ANSWERED,
    NEVER_CONNECTED,
    LOST_ON_THE_WAY,
    APPLIED_THEN_DROPPED,
    APPLIED_THEN_500,
    APPLIED_THEN_HTML,
    DROPPED_500,
    RATE_LIMITED,
    LATER_503,
    TIMEOUT_408
  }

  private final boolean lenient;
  private final Iterator<Fate> fates;
  private String state = "null";
  private int applied;
  private int seen;

  ScheduledServer(boolean lenient, List<Fate> fates) {
    this.lenient = lenient;
    this.fates = fates.iterator();
  }

  String state() {
    return state;
  }

  /** How many changes were applied so far. */
  int applied() {
    return applied;
  }

  /** How many requests came so far. */
  int seen() {
    return seen;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Fate fate = fates.hasNext() ? fates.next() : Fate.ANSWERED;
    if (fate == Fate.NEVER_CONNECTED) {
      throw new ConnectException("refused");
    }
    Request request = chain.request();
    Buffer body = new Buffer();
    Objects.requireNonNull(request.body()).writeTo(body);
    String value = value(body.readUtf8());
    seen++;
    return switch (fate) {
      case ANSWERED ->
          applies(value) ? answer(request, 200, "{\"success\":true}") : refusal(request);
      case LOST_ON_THE_WAY -> throw new SocketException("reset");
      case APPLIED_THEN_DROPPED -> {
        applies(value);
        throw new SocketException("reset");
      }
      case APPLIED_THEN_500 -> {
        applies(value);
        yield answer(request, 500, "");
      }
      case APPLIED_THEN_HTML -> {
        applies(value);
        yield answer(request, 200, "<html>");
      }
      case DROPPED_500 -> answer(request, 500, "");
      case RATE_LIMITED -> answer(request, 429, "");
      case LATER_503 -> answer(request, 503, "");
      case TIMEOUT_408 -> answer(request, 408, "");
      case NEVER_CONNECTED -> throw new AssertionError();
    };
  }

  private static String value(String body) {
    String rest = body.substring("{\"classification\":".length());
    return rest.substring(0, rest.indexOf(rest.startsWith("\"") ? '"' : '}', 1));
  }

  private boolean applies(String value) {
    boolean accepted =
        value.equals("null")
            ? lenient || !state.equals("null")
            : state.equals("null") || (lenient && state.equals(value));
    if (accepted) {
      state = value;
      applied++;
    }
    return accepted;
  }

  private static Response refusal(Request request) {
    return answer(
        request, 409, "{\"success\":false,\"errors\":[{\"code\":1001,\"message\":\"no\"}]}");
  }

  private static Response answer(Request request, int status, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("Retry-After", "1")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}

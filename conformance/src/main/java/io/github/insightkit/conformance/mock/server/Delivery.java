package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.history.Header;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a reply goes out over the connection: what is written, when, and how it ends.
 *
 * <p>After the last step the connection takes the next request.
 *
 * @param steps the steps, one after the other
 */
public record Delivery(List<Step> steps) {
  public Delivery {
    steps = List.copyOf(steps);
  }

  /**
   * The reply framed for HTTP/1.1 (RFC 9112), with its date and its length, and the connection kept
   * if the client wants it.
   *
   * <p>Written here and not left to the library's encoder, so that the exact bytes are data before
   * they go out, and a fault can cut, repeat or misname them.
   *
   * @param date what stands in {@code Date}
   */
  static Delivery framed(ReceivedRequest request, Reply reply, String date) {
    boolean kept = request.keepsConnection();
    StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(reply.status());
    head.append(' ').append(HttpResponseStatus.valueOf(reply.status()).reasonPhrase());
    for (Header field : reply.headers().fields()) {
      line(head, field.name(), field.value());
    }
    line(head, "Date", date);
    line(head, "Content-Length", String.valueOf(reply.body().length));
    if (!kept) {
      line(head, "Connection", "close");
    } else if (request.version().equals("HTTP/1.0")) {
      line(head, "Connection", "keep-alive");
    }
    byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    int length = request.method().equals("HEAD") ? 0 : reply.body().length;
    byte[] whole = Arrays.copyOf(start, start.length + length);
    System.arraycopy(reply.body(), 0, whole, start.length, length);
    return new Delivery(kept ? List.of(new Send(whole)) : List.of(new Send(whole), Ending.CLOSE));
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append("\r\n").append(name).append(": ").append(value);
  }

  /** All that is written, each byte as one character. */
  public String text() {
    return steps.stream()
        .filter(Send.class::isInstance)
        .map(step -> new String(((Send) step).bytes(), StandardCharsets.ISO_8859_1))
        .collect(Collectors.joining());
  }

  /** One step. */
  public sealed interface Step permits Send, Pause, Ending {}

  /**
   * These bytes go out.
   *
   * @param bytes the bytes; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Send(byte[] bytes) implements Step {

    /** Each character goes out as one byte. */
    public static Send of(String text) {
      return new Send(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Nothing happens for a while.
   *
   * @param time how long
   */
  public record Pause(Duration time) implements Step {}

  /** The connection takes no further request. */
  public enum Ending implements Step {
    /** It is closed in good order. */
    CLOSE,
    /** It is cut off with a TCP reset. */
    RESET,
    /** It stays open, and nothing more comes. */
    SILENCE
  }
}

package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.history.Header;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/**
 * Frames replies for HTTP/1.1 (RFC 9112), with their date and their length, and keeps the
 * connection if the client wants it.
 *
 * <p>This isn't left to the library's encoder, so that the exact bytes are data before they go out,
 * and a fault can cut, repeat or misname them.
 */
final class ReplyFraming {
  private final InstantSource clock;
  private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, "");

  /** The date of a second as {@code Date} has it (RFC 9110, section 5.6.7), written once. */
  private record Stamp(long second, String text) {}

  ReplyFraming(InstantSource clock) {
    this.clock = clock;
  }

  void plan(Call call) {
    Reply reply = call.reply();
    boolean kept = call.request().keepsConnection();
    StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(reply.status());
    head.append(' ').append(HttpResponseStatus.valueOf(reply.status()).reasonPhrase());
    for (Header field : reply.headers()) {
      line(head, field.name(), field.value());
    }
    line(head, "Date", date());
    line(head, "Content-Length", String.valueOf(reply.body().length));
    if (!kept) {
      line(head, "Connection", "close");
    } else if (call.request().version().equals("HTTP/1.0")) {
      line(head, "Connection", "keep-alive");
    }
    byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    int length = call.request().method().equals("HEAD") ? 0 : reply.body().length;
    byte[] whole = Arrays.copyOf(start, start.length + length);
    System.arraycopy(reply.body(), 0, whole, start.length, length);
    Delivery.Send send = new Delivery.Send(whole);
    call.delivery = new Delivery(kept ? List.of(send) : List.of(send, Delivery.Ending.CLOSE));
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append("\r\n").append(name).append(": ").append(value);
  }

  private String date() {
    Instant now = clock.instant();
    Stamp known = stamp;
    if (known.second() != now.getEpochSecond()) {
      known = new Stamp(now.getEpochSecond(), DateFormatter.format(Date.from(now)));
      stamp = known;
    }
    return known.text();
  }
}

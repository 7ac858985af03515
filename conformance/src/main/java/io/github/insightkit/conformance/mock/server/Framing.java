package io.github.insightkit.conformance.mock.server;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * Frames a reply for HTTP/1.1 (RFC 9112).
 *
 * <p>Written here and not left to the library's encoder, so that the exact bytes are data before
 * they go out, and a fault can cut, repeat or misname them.
 */
final class Framing {
  private Framing() {}

  /** The reply with its date and its length, and the connection kept if the client wants it. */
  static Delivery plan(ReceivedRequest request, Reply reply, Instant now) {
    Headers headers =
        reply
            .headers()
            .and("Date", DateFormatter.format(Date.from(now)))
            .and("Content-Length", String.valueOf(reply.body().length));
    List<Delivery.Step> steps = new ArrayList<>();
    if (!request.keepsConnection()) {
      headers = headers.and("Connection", "close");
    } else if (request.version().equals("HTTP/1.0")) {
      headers = headers.and("Connection", "keep-alive");
    }
    byte[] body = request.method().equals("HEAD") ? new byte[0] : reply.body();
    steps.add(new Delivery.Send(join(head(reply.status(), headers), body)));
    if (!request.keepsConnection()) {
      steps.add(Delivery.Ending.CLOSE);
    }
    return new Delivery(steps);
  }

  /** The status line and the header section, with the empty line that ends it. */
  static byte[] head(int status, Headers headers) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ")
        .append(status)
        .append(' ')
        .append(HttpResponseStatus.valueOf(status).reasonPhrase())
        .append("\r\n");
    for (Headers.Field field : headers.fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

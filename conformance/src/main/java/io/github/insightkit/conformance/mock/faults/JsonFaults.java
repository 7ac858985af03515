package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.DecidedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults in the bytes of a success: what comes is not one JSON document. */
final class JsonFaults {
  private JsonFaults() {}

  static List<Fault> all() {
    return List.of(
        bytes("body-empty", "the body is empty", body -> ""),
        bytes("body-html", "the body is HTML", body -> "<html><body>OK</body></html>"),
        bytes(
            "body-cut", "the last brace is missing", body -> body.substring(0, body.length() - 1)),
        bytes("second-document", "a second document follows", body -> body + "{}"),
        bytes(
            "byte-order-mark",
            "the body starts with a byte order mark",
            body -> "\u00ef\u00bb\u00bf" + body),
        bytes(
            "invalid-utf-8",
            "a string holds a byte that isn't UTF-8",
            body -> "{\"note\":\"\u00ff\"," + body.substring(1)),
        bytes(
            "duplicate-names",
            "success stands there twice",
            body -> "{\"success\":true," + body.substring(1)),
        bytes("not-a-number", "a number is NaN", body -> "{\"elapsed\":NaN," + body.substring(1)));
  }

  /** Changes the body, in which each character stands for one byte. */
  private static Fault bytes(String id, String description, UnaryOperator<String> change) {
    return fault(id, "ENVELOPE-01")
        .says(description)
        .by(
            render(
                DecidedRequest::applied,
                reply -> {
                  String body = new String(reply.body(), StandardCharsets.ISO_8859_1);
                  return reply.withBody(change.apply(body).getBytes(StandardCharsets.ISO_8859_1));
                }));
  }
}

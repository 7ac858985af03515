package io.github.insightkit.conformance.reference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults in the bytes of a success: what comes is not one JSON document. */
final class JsonFaults {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] NOTHING = {};

  private JsonFaults() {}

  static List<Fault> all() {
    return List.of(
        bytes("body-empty", "the body is empty", Clause.JSON, body -> NOTHING),
        bytes(
            "body-html",
            "the body is HTML",
            Clause.JSON,
            body -> latin("<html><body>OK</body></html>")),
        bytes(
            "body-cut",
            "the last brace is missing",
            Clause.JSON,
            body -> Arrays.copyOf(body, body.length - 1)),
        bytes(
            "second-document",
            "a second document follows",
            Clause.JSON,
            body -> Framing.join(body, latin("{}"))),
        bytes(
            "byte-order-mark",
            "the body starts with a byte order mark",
            Clause.JSON,
            body -> Framing.join(MARK, body)),
        bytes(
            "invalid-utf-8",
            "a string holds a byte that isn't UTF-8",
            Clause.JSON,
            body -> first(body, "\"note\":\"\u00ff\",")),
        bytes(
            "duplicate-names",
            "success stands there twice",
            Clause.NAMES,
            body -> first(body, "\"success\":true,")),
        bytes(
            "not-a-number",
            "a number is NaN",
            Clause.JSON,
            body -> first(body, "\"elapsed\":NaN,")));
  }

  private static Fault bytes(
      String id, String description, String clause, UnaryOperator<byte[]> change) {
    return new Fault(
        id,
        description,
        clause,
        "ENVELOPE-01",
        sound ->
            sound.withRender(
                (answer, envelope) -> {
                  Reply reply = sound.render().reply(answer, envelope);
                  return answer.applied() ? reply.withBody(change.apply(reply.body())) : reply;
                }));
  }

  /** The object with this text right after its opening brace. */
  private static byte[] first(byte[] object, String members) {
    return Framing.join(latin("{" + members), Arrays.copyOfRange(object, 1, object.length));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

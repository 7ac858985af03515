package io.github.insightkit.conformance.reference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what a refused change is answered with. */
final class RefusalFaults {
  private RefusalFaults() {}

  static List<Fault> all() {
    return List.of(
        rendered("refusal-html", "a refusal is HTML", body -> bytes("<html>Refused</html>")),
        rendered("refusal-text", "a refusal is a line of text", body -> bytes("refused")),
        rendered("refusal-empty", "a refusal is empty", body -> new byte[0]),
        rendered(
            "refusal-array",
            "a refusal is an array",
            body -> Framing.join(bytes("["), body, bytes("]"))),
        composed(
            "refusal-success-text",
            "a refusal has a success that is a string",
            envelope -> envelope.put("success", "false")),
        composed(
            "refusal-errors-object",
            "a refusal has errors that are an object",
            envelope -> envelope.putObject("errors")),
        composed(
            "refusal-code-text",
            "a refusal has an error whose code is a string",
            envelope -> ((ObjectNode) envelope.at("/errors/0")).put("code", "1000")),
        composed(
            "refusal-message-missing",
            "a refusal has an error without a message",
            envelope -> ((ObjectNode) envelope.at("/errors/0")).remove("message")));
  }

  private static Fault rendered(String id, String description, UnaryOperator<byte[]> change) {
    return new Fault(
        id,
        description,
        Clause.FAILURE,
        "ERROR-01",
        sound ->
            sound.withRender(
                (answer, envelope) -> {
                  Reply reply = sound.render().reply(answer, envelope);
                  return answer.refusedChange()
                      ? reply.withBody(change.apply(reply.body()))
                      : reply;
                }));
  }

  private static Fault composed(String id, String description, Consumer<ObjectNode> change) {
    return new Fault(
        id,
        description,
        Clause.FAILURE,
        "ERROR-01",
        sound ->
            sound.withCompose(
                answer -> {
                  ObjectNode envelope = sound.compose().envelope(answer);
                  if (answer.refusedChange()) {
                    change.accept(envelope);
                  }
                  return envelope;
                }));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

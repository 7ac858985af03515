package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.DecidedRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what a refused change is answered with. */
final class RefusalFaults {
  private RefusalFaults() {}

  static List<Fault> all() {
    return List.of(
        refusal("refusal-html", "is HTML").by(written(body -> "<html>Refused</html>")),
        refusal("refusal-text", "is a line of text").by(written(body -> "refused")),
        refusal("refusal-empty", "is empty").by(written(body -> "")),
        refusal("refusal-array", "is an array").by(written(body -> "[" + body + "]")),
        refusal("refusal-success-text", "has a success that is a string")
            .by(
                compose(
                    DecidedRequest::refusedChange, envelope -> envelope.put("success", "false"))),
        refusal("refusal-errors-object", "has errors that are an object")
            .by(compose(DecidedRequest::refusedChange, envelope -> envelope.putObject("errors"))),
        refusal("refusal-code-text", "has an error whose code is a string")
            .by(error(error -> error.put("code", "1000"))),
        refusal("refusal-message-missing", "has an error without a message")
            .by(error(error -> error.remove("message"))));
  }

  private static Fault.Name refusal(String id, String description) {
    return fault(id, "ERROR-01").says("a refusal " + description);
  }

  private static Change written(UnaryOperator<String> change) {
    return render(
        DecidedRequest::refusedChange, reply -> reply.withText(change.apply(reply.text())));
  }

  private static Change error(Consumer<ObjectNode> change) {
    return compose(
        DecidedRequest::refusedChange,
        envelope -> change.accept((ObjectNode) envelope.at("/errors/0")));
  }
}

package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;

import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.DecidedRequest;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults in the members of an envelope; those named so are in a refused change, all others in a
 * success.
 */
final class EnvelopeFaults {
  private EnvelopeFaults() {}

  static List<Fault> all() {
    return List.of(
        success("success-missing", "success is left out", e -> e.remove("success")),
        success("success-text", "success is a string", e -> e.put("success", "true")),
        success("success-number", "success is 1", e -> e.put("success", 1)),
        success("success-null", "success is null", e -> e.putNull("success")),
        success("success-false", "success is false", e -> e.put("success", false)),
        success(
            "success-renamed",
            "success is written Success",
            e -> e.set("Success", e.remove("success"))),
        fault("envelope-wrapped", "ENVELOPE-08")
            .says("the envelope stands in a member data")
            .by(compose(DecidedRequest::applied, EnvelopeFaults::wrap)),
        errors("missing", "left out", e -> e.remove("errors")),
        errors("null", "null", e -> e.putNull("errors")),
        errors("object", "an object", e -> e.putObject("errors")),
        messages("missing", "left out", e -> e.remove("messages")),
        messages("null", "null", e -> e.putNull("messages")),
        messages("object", "an object", e -> e.putObject("messages")),
        fault("items-text", "ENVELOPE-05")
            .says("a message is a string")
            .by(compose(DecidedRequest::applied, e -> e.withArray("/messages").add("Applied"))),
        item("code-text", "code is a string", item -> item.put("code", "1000")),
        item("code-missing", "code is left out", item -> item.remove("code")),
        item("code-null", "code is null", item -> item.putNull("code")),
        item("message-missing", "message is left out", item -> item.remove("message")),
        item("message-null", "message is null", item -> item.putNull("message")),
        extra(
            "documentation-number",
            "documentation_url is a number",
            item -> item.put("documentation_url", 1)),
        extra("source-text", "source is a string", item -> item.put("source", "body")),
        extra(
            "pointer-number",
            "pointer is a number",
            item -> item.putObject("source").put("pointer", 1)),
        fault("refusal-success-true", "ENVELOPE-07")
            .says("a refusal has success true")
            .by(compose(DecidedRequest::refusedChange, e -> e.put("success", true))),
        refusal("success-missing", "no success", e -> e.remove("success")),
        refusal("errors-empty", "no error", e -> e.putArray("errors")),
        refusal("errors-missing", "no errors", e -> e.remove("errors")));
  }

  private static Fault success(String id, String description, Consumer<ObjectNode> change) {
    return fault(id, "ENVELOPE-02").says(description).by(compose(DecidedRequest::applied, change));
  }

  private static Fault errors(String id, String become, Consumer<ObjectNode> change) {
    return fault("errors-" + id, "ENVELOPE-03")
        .says("errors is " + become)
        .by(compose(DecidedRequest::applied, change));
  }

  private static Fault messages(String id, String become, Consumer<ObjectNode> change) {
    return fault("messages-" + id, "ENVELOPE-04")
        .says("messages is " + become)
        .by(compose(DecidedRequest::applied, change));
  }

  private static Fault item(String id, String description, Consumer<ObjectNode> change) {
    return fault("item-" + id, "ENVELOPE-05").says("a message's " + description).by(notice(change));
  }

  private static Fault extra(String id, String description, Consumer<ObjectNode> change) {
    return fault("item-" + id, "ENVELOPE-06").says("a message's " + description).by(notice(change));
  }

  private static Fault refusal(String id, String has, Consumer<ObjectNode> change) {
    return fault("refusal-" + id, "ERROR-01")
        .says("a refusal has " + has)
        .by(compose(DecidedRequest::refusedChange, change));
  }

  /** Adds a message, which is sound but for this change. */
  private static Change notice(Consumer<ObjectNode> change) {
    return compose(
        DecidedRequest::applied,
        envelope -> {
          ObjectNode item = envelope.withArray("/messages").addObject();
          item.put("code", 1000).put("message", "The change was applied");
          change.accept(item);
        });
  }

  private static void wrap(ObjectNode envelope) {
    ObjectNode inner = envelope.deepCopy();
    envelope.removeAll();
    envelope.set("data", inner);
  }
}

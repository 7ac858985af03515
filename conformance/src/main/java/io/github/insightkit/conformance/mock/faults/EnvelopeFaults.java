package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Envelope;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Faults in the members of an envelope and of its items. */
final class EnvelopeFaults {
  private EnvelopeFaults() {}

  static List<Fault> all() {
    return List.of(
        success("success-missing", "ENVELOPE-02", "success is left out", e -> e.remove("success")),
        success(
            "success-text", "ENVELOPE-02", "success is a string", e -> e.put("success", "true")),
        success("success-number", "ENVELOPE-02", "success is 1", e -> e.put("success", 1)),
        success("success-null", "ENVELOPE-02", "success is null", e -> e.putNull("success")),
        success("success-false", "ENVELOPE-02", "success is false", e -> e.put("success", false)),
        success(
            "success-renamed",
            "ENVELOPE-02",
            "success is written Success",
            e -> e.set("Success", e.remove("success"))),
        success(
            "envelope-wrapped",
            "ENVELOPE-08",
            "the envelope stands in a member data",
            EnvelopeFaults::wrap),
        success("errors-missing", "ENVELOPE-03", "errors is left out", e -> e.remove("errors")),
        success("errors-null", "ENVELOPE-03", "errors is null", e -> e.putNull("errors")),
        success("errors-object", "ENVELOPE-03", "errors is an object", e -> e.putObject("errors")),
        success(
            "messages-missing", "ENVELOPE-04", "messages is left out", e -> e.remove("messages")),
        success("messages-null", "ENVELOPE-04", "messages is null", e -> e.putNull("messages")),
        success(
            "messages-object",
            "ENVELOPE-04",
            "messages is an object",
            e -> e.putObject("messages")),
        success(
            "items-text",
            "ENVELOPE-05",
            "a message is a string",
            e -> e.withArray("/messages").add("Applied")),
        item("code-text", "ENVELOPE-05", "code is a string", item -> item.put("code", "1000")),
        item("code-missing", "ENVELOPE-05", "code is left out", item -> item.remove("code")),
        item("code-null", "ENVELOPE-05", "code is null", item -> item.putNull("code")),
        item(
            "message-missing",
            "ENVELOPE-05",
            "message is left out",
            item -> item.remove("message")),
        item("message-null", "ENVELOPE-05", "message is null", item -> item.putNull("message")),
        item(
            "documentation-number",
            "ENVELOPE-06",
            "documentation_url is a number",
            item -> item.put("documentation_url", 1)),
        item(
            "source-text", "ENVELOPE-06", "source is a string", item -> item.put("source", "body")),
        item(
            "pointer-number",
            "ENVELOPE-06",
            "pointer is a number",
            item -> item.putObject("source").put("pointer", 1)),
        fault("refusal-success-true", "ENVELOPE-07")
            .says("a refusal has success true")
            .by(compose(Call::refusedChange, e -> e.put("success", true))),
        refusal("success-missing", "has no success", e -> e.remove("success")),
        refusal("errors-empty", "has no error", e -> e.putArray("errors")),
        refusal("errors-missing", "has no errors", e -> e.remove("errors")));
  }

  static Fault success(String id, String rule, String description, Consumer<ObjectNode> change) {
    return fault(id, rule).says(description).by(compose(Call::applied, change));
  }

  /** Adds a message, which is sound but for this change. */
  private static Fault item(
      String id, String rule, String description, Consumer<ObjectNode> change) {
    return success(
        "item-" + id,
        rule,
        "a message's " + description,
        e -> change.accept(Envelope.item(e, "/messages", 1000, "The change was applied")));
  }

  static Fault refusal(String id, String description, Consumer<ObjectNode> change) {
    return fault("refusal-" + id, "ERROR-01")
        .says("a refusal " + description)
        .by(compose(Call::refusedChange, change));
  }

  private static void wrap(ObjectNode envelope) {
    ObjectNode inner = envelope.deepCopy();
    envelope.removeAll();
    envelope.set("data", inner);
  }
}

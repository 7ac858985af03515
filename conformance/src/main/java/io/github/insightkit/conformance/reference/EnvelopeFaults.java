package io.github.insightkit.conformance.reference;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults in the members of an envelope; those named so are in a refused change, all others in a
 * success.
 */
final class EnvelopeFaults {
  private EnvelopeFaults() {}

  static List<Fault> all() {
    return List.of(
        success("success-missing", "success is left out", envelope -> envelope.remove("success")),
        success("success-text", "success is a string", envelope -> envelope.put("success", "true")),
        success("success-number", "success is 1", envelope -> envelope.put("success", 1)),
        success("success-null", "success is null", envelope -> envelope.putNull("success")),
        success("success-false", "success is false", envelope -> envelope.put("success", false)),
        success("success-renamed", "success is written Success", EnvelopeFaults::rename),
        fault(
            "envelope-wrapped",
            "the envelope stands in a member data",
            Clause.ENVELOPE,
            "ENVELOPE-08",
            EnvelopeFaults::wrap),
        list("errors-missing", "errors", "left out", envelope -> envelope.remove("errors")),
        list("errors-null", "errors", "null", envelope -> envelope.putNull("errors")),
        list("errors-object", "errors", "an object", envelope -> envelope.putObject("errors")),
        list("messages-missing", "messages", "left out", envelope -> envelope.remove("messages")),
        list("messages-null", "messages", "null", envelope -> envelope.putNull("messages")),
        list(
            "messages-object", "messages", "an object", envelope -> envelope.putObject("messages")),
        fault(
            "items-text",
            "a message is a string",
            Clause.ITEMS,
            "ENVELOPE-05",
            envelope -> envelope.withArray("/messages").add("Applied")),
        item("item-code-text", "code is a string", item -> item.put("code", "1000")),
        item("item-code-missing", "code is left out", item -> item.remove("code")),
        item("item-code-null", "code is null", item -> item.putNull("code")),
        item("item-message-missing", "message is left out", item -> item.remove("message")),
        item("item-message-null", "message is null", item -> item.putNull("message")),
        extra(
            "item-documentation-number",
            "documentation_url is a number",
            item -> item.put("documentation_url", 1)),
        extra("item-source-text", "source is a string", item -> item.put("source", "body")),
        extra(
            "item-pointer-number",
            "pointer is a number",
            item -> item.putObject("source").put("pointer", 1)),
        new Fault(
            "refusal-success-true",
            "a refusal has success true",
            Clause.SUCCESS,
            "ENVELOPE-07",
            composing(Answer::refusedChange, envelope -> envelope.put("success", true))),
        refusal(
            "refusal-success-missing",
            "a refusal has no success",
            envelope -> envelope.remove("success")),
        refusal(
            "refusal-errors-empty",
            "a refusal has no error",
            envelope -> envelope.putArray("errors")),
        refusal(
            "refusal-errors-missing",
            "a refusal has no errors",
            envelope -> envelope.remove("errors")));
  }

  private static Fault success(String id, String description, Consumer<ObjectNode> change) {
    return fault(id, description, Clause.SUCCESS, "ENVELOPE-02", change);
  }

  private static Fault list(String id, String member, String becomes, Consumer<ObjectNode> change) {
    return fault(
        id,
        member + " is " + becomes,
        Clause.ENVELOPE,
        member.equals("errors") ? "ENVELOPE-03" : "ENVELOPE-04",
        change);
  }

  private static Fault item(String id, String description, Consumer<ObjectNode> change) {
    return fault(id, "a message's " + description, Clause.ITEMS, "ENVELOPE-05", notice(change));
  }

  private static Fault extra(String id, String description, Consumer<ObjectNode> change) {
    return fault(
        id, "a message's " + description, Clause.ITEM_EXTRAS, "ENVELOPE-06", notice(change));
  }

  private static Fault fault(
      String id, String description, String clause, String rule, Consumer<ObjectNode> change) {
    return new Fault(id, description, clause, rule, composing(Answer::applied, change));
  }

  private static Fault refusal(String id, String description, Consumer<ObjectNode> change) {
    return new Fault(
        id, description, Clause.FAILURE, "ERROR-01", composing(Answer::refusedChange, change));
  }

  private static UnaryOperator<Behaviour> composing(
      Predicate<Answer> when, Consumer<ObjectNode> change) {
    return sound ->
        sound.withCompose(
            answer -> {
              ObjectNode envelope = sound.compose().envelope(answer);
              if (when.test(answer)) {
                change.accept(envelope);
              }
              return envelope;
            });
  }

  /** Adds a message, which is sound but for this change. */
  private static Consumer<ObjectNode> notice(Consumer<ObjectNode> change) {
    return envelope -> {
      ObjectNode item = envelope.withArray("/messages").addObject();
      item.put("code", 1000).put("message", "The change was applied");
      change.accept(item);
    };
  }

  private static void rename(ObjectNode envelope) {
    envelope.set("Success", envelope.remove("success"));
  }

  private static void wrap(ObjectNode envelope) {
    ObjectNode inner = envelope.deepCopy();
    envelope.removeAll();
    envelope.set("data", inner);
  }
}

package io.github.insightkit.conformance.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Legal ways to write an answer. */
final class EnvelopeVariants {
  private EnvelopeVariants() {}

  static List<Variant> all() {
    return List.of(
        success("result-null", "a success has a result of null", e -> e.putNull("result")),
        success("result-empty", "a success has an empty result", e -> e.putObject("result")),
        success(
            "result-filled",
            "a success has a result that repeats what was set",
            e -> e.putObject("result").put("classification", "other").put("rationale", "r")),
        success(
            "result-info",
            "a success has a result_info",
            e -> e.putObject("result_info").put("page", 1).put("count", 0)),
        success(
            "messages-filled",
            "a success has a message",
            e -> e.withArray("/messages").addObject().put("code", 1000).put("message", "done")),
        success(
            "message-empty",
            "a success has a message without a word",
            e -> e.withArray("/messages").addObject().put("code", 0).put("message", "")),
        success(
            "errors-beside-success",
            "a success has an error all the same",
            e -> e.withArray("/errors").addObject().put("code", 1000).put("message", "message")),
        success(
            "items-in-full",
            "a success has items with everything that an item may have",
            e -> {
              for (String list : List.of("/errors", "/messages")) {
                e.withArray(list)
                    .addObject()
                    .put("code", 1000)
                    .put("message", "message")
                    .put("documentation_url", "documentation_url")
                    .putObject("source")
                    .put("pointer", "pointer");
              }
            }),
        success(
            "item-type-null",
            "a message has a type of null besides",
            e ->
                e.withArray("/messages")
                    .addObject()
                    .put("code", 1000)
                    .put("message", "done")
                    .putNull("type")),
        success(
            "extra-members",
            "a success has members that the contract doesn't know",
            e -> e.put("elapsed", 3).put("version", "2")),
        item("error-chain", "a refusal's error has a chain", i -> i.putArray("error_chain")),
        item("source-empty", "a refusal's error has an empty source", i -> i.putObject("source")),
        item("source-absent", "a refusal's error has no source", i -> i.remove("source")),
        item(
            "documentation-given",
            "a refusal's error has a documentation_url",
            i -> i.put("documentation_url", "https://example.com/docs")),
        item("code-throttling", "a refusal's code is 971", i -> i.put("code", 971)),
        item("code-fraction", "a refusal's code is 1000.0", i -> i.put("code", 1000.0)),
        item("code-large", "a refusal's code is 2147483648", i -> i.put("code", 2147483648L)),
        item("message-foreign", "a refusal's message is in Greek", i -> i.put("message", "Όχι")),
        written(
            "pretty-printed",
            "answers are indented",
            reply ->
                Envelope.JSON
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(Envelope.JSON.readTree(reply.body()))),
        written(
            "trailing-newline",
            "answers end with a newline",
            reply -> Framing.join(reply.body(), "\n".getBytes(StandardCharsets.US_ASCII))),
        written(
            "blanks-around",
            "answers stand between blanks",
            reply ->
                Framing.join(
                    " \r\n".getBytes(StandardCharsets.US_ASCII),
                    reply.body(),
                    "\t ".getBytes(StandardCharsets.US_ASCII))),
        written("unicode-escapes", "letters are written as escapes", EnvelopeVariants::escaped),
        written("keys-reversed", "members stand the other way round", EnvelopeVariants::reversed));
  }

  private static Variant success(String id, String description, Consumer<ObjectNode> change) {
    return composed(
        id, description, Answer::applied, (answer, envelope) -> change.accept(envelope));
  }

  private static Variant item(String id, String description, Consumer<ObjectNode> change) {
    return composed(
        id,
        description,
        answer -> answer.verdict() instanceof Refusal,
        (answer, envelope) -> change.accept((ObjectNode) envelope.at("/errors/0")));
  }

  private static Variant composed(
      String id,
      String description,
      Predicate<Answer> when,
      BiConsumer<Answer, ObjectNode> change) {
    return new Variant(
        id,
        description,
        usual ->
            usual.withCompose(
                answer -> {
                  ObjectNode envelope = usual.compose().envelope(answer);
                  if (when.test(answer)) {
                    change.accept(answer, envelope);
                  }
                  return envelope;
                }));
  }

  /** Writes the body of a reply. */
  private interface Writing {
    byte[] body(Reply reply);
  }

  private static Variant written(String id, String description, Writing writing) {
    UnaryOperator<Reply> change = reply -> reply.withBody(writing.body(reply));
    return new Variant(
        id,
        description,
        usual ->
            usual.withRender(
                (answer, envelope) -> change.apply(usual.render().reply(answer, envelope))));
  }

  /** The same document with the letters of its strings as escapes. */
  private static byte[] escaped(Reply reply) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean escape = false;
    for (char c : new String(reply.body(), StandardCharsets.UTF_8).toCharArray()) {
      if (inside && !escape && c != '"' && c != '\\') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
        inside ^= c == '"' && !escape;
      }
      escape = inside && c == '\\' && !escape;
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] reversed(Reply reply) {
    ObjectNode envelope = (ObjectNode) Envelope.JSON.readTree(reply.body());
    List<String> names = new ArrayList<>(envelope.propertyNames());
    Collections.reverse(names);
    ObjectNode other = envelope.objectNode();
    names.forEach(name -> other.set(name, envelope.get(name)));
    return Envelope.JSON.writeValueAsBytes(other);
  }
}

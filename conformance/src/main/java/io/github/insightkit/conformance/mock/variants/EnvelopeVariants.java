package io.github.insightkit.conformance.mock.variants;

import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.write;
import static io.github.insightkit.conformance.mock.variants.Variant.variant;

import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Envelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Legal ways to write an answer. */
final class EnvelopeVariants {
  private EnvelopeVariants() {}

  static List<Variant> of(Roles roles) {
    return List.of(
        success("result-null", "a result of null", e -> e.putNull("result")),
        success("result-empty", "an empty result", e -> e.putObject("result")),
        success(
            "result-filled",
            "a result that repeats what was set",
            e -> e.putObject("result").put(roles.value(), "other").put(roles.reason(), "r")),
        success(
            "result-info",
            "a result_info",
            e -> e.putObject("result_info").put("page", 1).put("count", 0)),
        success("messages-filled", "a message", e -> Envelope.item(e, "/messages", 1000, "done")),
        success(
            "message-empty", "a message without a word", e -> Envelope.item(e, "/messages", 0, "")),
        success(
            "errors-beside-success",
            "an error all the same",
            e -> Envelope.item(e, "/errors", 1000, "message")),
        success(
            "items-in-full",
            "items with everything that an item may have",
            e -> {
              for (String list : List.of("/errors", "/messages")) {
                Envelope.item(e, list, 1000, "message")
                    .put("documentation_url", "documentation_url")
                    .putObject("source")
                    .put("pointer", "pointer");
              }
            }),
        variant("item-type-null", "a message has a type of null besides")
            .by(
                compose(
                    Call::applied,
                    e -> Envelope.item(e, "/messages", 1000, "done").putNull("type"))),
        success(
            "extra-members",
            "members that the contract doesn't know",
            e -> e.put("elapsed", 3).put("version", "2")),
        error("error-chain", "error has a chain", i -> i.putArray("error_chain")),
        error("source-empty", "error has an empty source", i -> i.putObject("source")),
        error("source-absent", "error has no source", i -> i.remove("source")),
        error(
            "documentation-given",
            "error has a documentation_url",
            i -> i.put("documentation_url", "https://example.com/docs")),
        error("code-throttling", "code is 971", i -> i.put("code", 971)),
        error("code-fraction", "code is 1000.0", i -> i.put("code", 1000.0)),
        error("code-large", "code is 2147483648", i -> i.put("code", 2147483648L)),
        error("message-foreign", "message is in Greek", i -> i.put("message", "Όχι")),
        written("pretty-printed", "are indented", EnvelopeVariants::indented),
        written("trailing-newline", "end with a newline", body -> body + "\n"),
        written("blanks-around", "stand between blanks", body -> " \r\n" + body + "\t "),
        variant("unicode-escapes", "letters are written as escapes")
            .by(write(call -> true, EnvelopeVariants::escaped)),
        variant("keys-reversed", "members stand the other way round")
            .by(write(call -> true, EnvelopeVariants::reversed)));
  }

  private static Variant success(String id, String has, Consumer<ObjectNode> change) {
    return variant(id, "a success has " + has).by(compose(Call::applied, change));
  }

  private static Variant error(String id, String description, Consumer<ObjectNode> change) {
    return variant(id, "a refusal's " + description)
        .by(compose(Call::refused, e -> change.accept(Envelope.firstError(e))));
  }

  private static Variant written(String id, String how, UnaryOperator<String> as) {
    return variant(id, "answers " + how).by(write(call -> true, as));
  }

  private static String indented(String body) {
    return Envelope.JSON
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Envelope.JSON.readTree(body));
  }

  /** The same document with the letters of its strings as escapes. */
  private static String escaped(String body) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean escape = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (inside && !escape && c != '"' && c != '\\') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
        inside ^= c == '"' && !escape;
      }
      escape = inside && c == '\\' && !escape;
    }
    return text.toString();
  }

  private static String reversed(String body) {
    ObjectNode envelope = (ObjectNode) Envelope.JSON.readTree(body);
    List<String> names = new ArrayList<>(envelope.propertyNames());
    Collections.reverse(names);
    ObjectNode other = envelope.objectNode();
    names.forEach(name -> other.set(name, envelope.get(name)));
    return Envelope.JSON.writeValueAsString(other);
  }
}

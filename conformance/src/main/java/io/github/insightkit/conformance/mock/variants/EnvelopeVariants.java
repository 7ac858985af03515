package io.github.insightkit.conformance.mock.variants;

import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static io.github.insightkit.conformance.mock.server.NamedChange.rows;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Envelope;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Legal ways to write an answer. */
final class EnvelopeVariants {
  /** The id, what a success has besides, and members that it has. */
  private static final String SUCCESSES =
      """
      result-null | a result of null | {"result":null}
      result-empty | an empty result | {"result":{}}
      result-filled | a result that repeats what was set | {"result":{"VALUE":"other","REASON":"r"}}
      result-deep | a result that is 300 levels deep | {"result":DEEP}
      result-info | a result_info | {"result_info":{"page":1,"count":0}}
      messages-filled | a message | {"messages":[{"code":1000,"message":"done"}]}
      message-empty | a message without a word | {"messages":[{"code":0,"message":""}]}
      item-type-null | a message that has a type of null besides | {"messages":[{"code":1000,"message":"done","type":null}]}
      errors-beside-success | an error all the same | {"errors":[{"code":1000,"message":"message"}]}
      items-in-full | items with everything that an item may have | {"errors":[ITEM],"messages":[ITEM]}
      extra-members | members that the contract doesn't know | {"elapsed":3,"version":"2"}
      """;

  private static final String SUCCESS =
      """
      %1$s | a success has %2$s | applied | add %3$s
      """;

  private static final String ITEM =
      "{\"code\":1000,\"message\":\"message\",\"documentation_url\":\"documentation_url\","
          + "\"source\":{\"pointer\":\"pointer\"}}";

  /** The id, what is different about a refusal's error, and members that it has. */
  private static final String ERRORS =
      """
      error-chain | error has a chain | {"error_chain":[]}
      source-empty | error has an empty source | {"source":{}}
      documentation-given | error has a documentation_url | {"documentation_url":"https://example.com/docs"}
      code-throttling | code is 971 | {"code":971}
      code-fraction | code is 1000.0 | {"code":1000.0}
      code-exponent | code is 1e3 | {"code":1e3}
      code-large | code is 2147483648 | {"code":2147483648}
      message-foreign | message is in Greek | {"message":"\u038c\u03c7\u03b9"}
      """;

  private static final String ERROR =
      """
      %1$s | a refusal's %2$s | refused | add-to-error %3$s
      """;

  private static final String OTHERS =
      """
      source-absent | a refusal's error has no source | refused | write ,"source":\\{[^}]*}
      """;

  private static final Pattern STRING = Pattern.compile("(?<=\")[^\"\\\\:,{}\\[\\]]+(?=\")");

  private EnvelopeVariants() {}

  static Stream<NamedChange> of(Contract contract) {
    Roles roles = contract.roles();
    String successes =
        SUCCESSES
            .replace("ITEM", ITEM)
            .replace("DEEP", "[".repeat(300) + "]".repeat(300))
            .replace("VALUE", roles.value())
            .replace("REASON", roles.reason());
    return Stream.concat(
        NamedChange.variants(
            rows(SUCCESS, successes) + rows(ERROR, ERRORS) + OTHERS,
            new Vocabulary(new Cases(contract.machine()))
                .what("add", (when, json) -> compose(when, (call, it) -> it.setAll(members(json))))
                .what(
                    "add-to-error",
                    (when, json) ->
                        compose(
                            when, (call, it) -> Envelope.firstError(it).setAll(members(json))))),
        written());
  }

  private static Stream<NamedChange> written() {
    return Stream.of(
        written("pretty-printed", "answers are indented", EnvelopeVariants::indented),
        written("trailing-newline", "answers end with a newline", body -> body + "\n"),
        written("long-answers", "answers go on for 20 kB", body -> body + " ".repeat(20_000)),
        written("blanks-around", "answers stand between blanks", body -> " \r\n" + body + "\t "),
        written("unicode-escapes", "letters are written as escapes", EnvelopeVariants::escaped),
        written("keys-reversed", "members stand the other way round", EnvelopeVariants::reversed));
  }

  private static ObjectNode members(String object) {
    return (ObjectNode) Envelope.JSON.readTree(object);
  }

  private static NamedChange written(String id, String sentence, UnaryOperator<String> as) {
    return NamedChange.variant(
        id,
        sentence,
        render(
            call -> true,
            call -> call.reply().withBody(as.apply(call.reply().text()).getBytes(UTF_8))));
  }

  private static String indented(String body) {
    return Envelope.JSON
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Envelope.JSON.readTree(body));
  }

  /** The same document with the letters of its plain strings as escapes. */
  private static String escaped(String body) {
    return STRING
        .matcher(body)
        .replaceAll(
            text ->
                text.group()
                    .chars()
                    .mapToObj(c -> String.format("\\\\u%04x", c))
                    .collect(Collectors.joining()));
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

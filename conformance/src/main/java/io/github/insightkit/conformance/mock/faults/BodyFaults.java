package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.parse;
import static io.github.insightkit.conformance.mock.server.NamedChange.rows;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults in reading a body: what isn't one JSON object, what names something twice, what wraps a
 * change.
 */
final class BodyFaults {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  /** The id, the rule, the sentence, a body that isn't an object, and what is read in its place. */
  private static final String ROWS =
      """
      text-body-unwrapped | VALUE-04 | a text that holds a change is taken for it | "\\s*(\\{.*)" | $1
      array-body-unwrapped | VALUE-04 | an array that holds a change is taken for it | \\[.*?(\\{"NAME.*}).* | $1
      json-patch-applied | VALUE-04 | a list of edits is taken for a change | \\[\\{"op".*"value":("\\w+").* | {"NAME":$1}
      value-alone-taken | VALUE-04 | a text that is a value is taken for a change to it | ("\\w+") | {"NAME":$1}
      form-taken | VALUE-04 | a form is taken for a change, though it is declared as JSON | NAME=(\\w+).* | {"NAME":"$1"}
      relaxed-json-taken | VALUE-04 | comments, single quotes, names without quotes and commas at an end are let pass | \\{'.*|\\{\\w.*|/\\*.*|.*,} | $0
      control-characters-taken | VALUE-04 | control characters stand in a text as they are | (\\{.*),"x":"\\w?[\\t\\n]\\w?"} | $1}
      nul-after-object-ignored | VALUE-04 | NULs after the object are ignored | (\\{.*})\\x00+ | $1
      braces-after-object-ignored | VALUE-04 | braces and brackets after the object are ignored | (\\{[^{}]*})[\\]}]+ | $1
      comma-after-object-ignored | VALUE-04 | a comma or a semicolon after the object is ignored | (\\{.*})[,;] | $1
      last-brace-supplied | VALUE-04 | a body that lacks its last brace is taken | \\{.*" | $0}
      later-document-counts | VALUE-04 | of several documents in a body the last is taken | .*}\\s*(\\{[^{]*) | $1
      """;

  private static final String TAKEN =
      """
      %1$s | %2$s | %3$s | any | take %4$s => %5$s
      """;

  private static final String OTHERS =
      """
      malformed-body-500 | HTTP-01 | a body that isn't JSON is answered with the status 500 | malformed | refuse-at PARSE 500 1908 The server failed
      malformed-body-accepted | VALUE-04 | a body that isn't JSON is acknowledged | malformed | read-nothing
      duplicate-name-500 | HTTP-04 | a name that stands twice is answered with the status 500 | name twice | refuse-at PARSE 500 1908 The server failed
      blank-body-accepted | VALUE-04 | a body of blanks is acknowledged | ~\\n\\n[ \\t\\r\\n]+\\z | read-nothing
      empty-body-accepted | VALUE-09 | an empty body is acknowledged | ~\\n\\n\\z | read-nothing
      array-body-accepted | VALUE-04 | a body that is an array is acknowledged | ~\\n\\n\\[ | read-nothing
      malformed-body-resets | VALUE-02 | a body that isn't JSON is refused, and the insight is reset | malformed | refused-become HOME
      duplicate-name-skips-guard | VALUE-08 | a body in which a name stands twice is taken, and the guard is off | name twice | read-last | direct change & name twice | grant
      duplicate-name-skips-rationale | VALUE-08 | a body in which a name stands twice is taken, and no rationale is asked for | name twice | read-last + demand-no-reason
      request-sent-on-twice | TRANSITION-01 | each setting of LAST is applied twice, and the second refusal is the answer | set & to LAST | refuse 409 1909 The classification stands already
      name-case-ignored | NULL-01 | the name of a member counts without its case | names no value | read-any-case
      nested-change-taken | NULL-01 | a change that stands in a member of the body is made | names no value | read-inner (?!_).*
      prototype-member-read | NULL-01 | what stands in __proto__ counts as if it stood in the body | names no value | read-inner __proto__
      """;

  private BodyFaults() {}

  static Stream<NamedChange> of(Contract contract) {
    String value = contract.roles().value();
    return NamedChange.faults(
        rows(TAKEN, ROWS.replace("NAME", value)) + OTHERS,
        words(new Cases(contract.machine()), value));
  }

  private static Vocabulary words(Cases cases, String value) {
    return new Vocabulary(cases)
        .when("malformed", BodyFaults::isMalformed)
        .when("names no value", call -> isObject(call) && !LENIENT.readTree(text(call)).has(value))
        .what("take", (any, text) -> taking(Vocabulary.sides(text)))
        .what(
            "read-nothing",
            (when, none) -> parse(when, request -> JsonNodeFactory.instance.objectNode()))
        .what("read-any-case", (when, none) -> readingAs(when, body -> anyCase(body, value)))
        .what("read-inner", (when, name) -> readingAs(when, body -> inner(body, name, value)));
  }

  private static boolean isMalformed(Call call) {
    byte[] text = call.request().content().getBytes(UTF_8);
    return text.length > 0 && StrictJson.read(text) instanceof StrictJson.Malformed;
  }

  private static Change taking(String[] sides) {
    Pattern body = Pattern.compile("(?s)\\s*(?:" + sides[0] + ")\\s*");
    return parse(
        call -> body.matcher(text(call)).matches() && !isObject(call),
        request ->
            (ObjectNode)
                LENIENT.readTree(
                    body.matcher(request.content()).replaceFirst(sides[1]).replace("\\\"", "\"")));
  }

  private static Change readingAs(Predicate<Call> when, UnaryOperator<ObjectNode> as) {
    return parse(when, request -> as.apply((ObjectNode) LENIENT.readTree(request.content())));
  }

  private static ObjectNode anyCase(ObjectNode body, String value) {
    return body.propertyStream()
        .filter(member -> member.getKey().equalsIgnoreCase(value))
        .findFirst()
        .map(member -> body.objectNode().set(value, member.getValue()))
        .orElse(body);
  }

  private static ObjectNode inner(ObjectNode body, String name, String value) {
    return body.propertyStream()
        .filter(member -> member.getKey().matches(name) && member.getValue().has(value))
        .map(member -> (ObjectNode) member.getValue())
        .findFirst()
        .orElse(body);
  }

  private static String text(Call call) {
    return call.request().content().strip();
  }

  private static boolean isObject(Call call) {
    return StrictJson.read(call.request().body()).root().isObject();
  }
}

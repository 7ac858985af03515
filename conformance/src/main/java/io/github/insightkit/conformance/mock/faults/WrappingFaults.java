package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.parse;

import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Change;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what is taken for a change: something around it, before it, or nearly like it. */
final class WrappingFaults {
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
      nul-after-object-ignored | VALUE-04 | NULs after the object are ignored | (\\{.*})\\x00+ | $1
      braces-after-object-ignored | VALUE-04 | braces and brackets after the object are ignored | (\\{[^{}]*})[\\]}]+ | $1
      comma-after-object-ignored | VALUE-04 | a comma or a semicolon after the object is ignored | (\\{.*})[,;] | $1
      last-brace-supplied | VALUE-04 | a body that lacks its last brace is taken | \\{.*" | $0}
      later-document-counts | VALUE-04 | of several documents in a body the last is taken | .*}\\s*(\\{[^{]*) | $1
      """;

  private WrappingFaults() {}

  static List<Fault> of(Roles roles) {
    return Stream.concat(
            Fault.rows(ROWS.replace("NAME", roles.value()), "%3$s", WrappingFaults::taken),
            others(roles.value()))
        .toList();
  }

  private static Stream<Fault> others(String value) {
    return Stream.of(
        named(
            "name-case-ignored",
            "the name of a member counts without its case",
            body ->
                body.propertyStream()
                    .filter(member -> member.getKey().equalsIgnoreCase(value))
                    .map(member -> body.objectNode().set(value, member.getValue()))
                    .findFirst()
                    .map(ObjectNode.class::cast)
                    .orElse(body),
            value),
        named(
            "nested-change-taken",
            "a change that stands in a member of the body is made",
            body -> inner(body, name -> !name.startsWith("_"), value),
            value),
        named(
            "prototype-member-read",
            "what stands in __proto__ counts as if it stood in the body",
            body -> inner(body, name -> name.equals("__proto__"), value),
            value));
  }

  private static Change taken(String[] cells) {
    Pattern body = Pattern.compile("(?s)\\s*(?:" + cells[3] + ")\\s*");
    return parse(
        call -> body.matcher(text(call)).matches() && !isObject(call),
        request ->
            (ObjectNode)
                LENIENT.readTree(
                    body.matcher(request.content()).replaceFirst(cells[4]).replace("\\\"", "\"")));
  }

  /** Reads a body without this member as another. */
  private static Fault named(String id, String what, UnaryOperator<ObjectNode> as, String value) {
    return fault(id, "NULL-01")
        .says(what)
        .by(
            parse(
                call -> isObject(call) && !LENIENT.readTree(text(call)).has(value),
                request -> as.apply((ObjectNode) LENIENT.readTree(request.content()))));
  }

  private static ObjectNode inner(ObjectNode body, Predicate<String> isName, String value) {
    return body.propertyStream()
        .filter(member -> isName.test(member.getKey()) && member.getValue().has(value))
        .map(member -> (ObjectNode) member.getValue())
        .findFirst()
        .orElse(body);
  }

  private static String text(Call call) {
    return call.request().content().strip();
  }

  private static boolean isObject(Call call) {
    return StrictJson.read(call.request().body()) instanceof StrictJson.Document document
        && document.root().isObject();
  }
}

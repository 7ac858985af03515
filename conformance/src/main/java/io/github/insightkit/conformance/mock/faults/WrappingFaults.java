package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.parse;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Call;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
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

  private WrappingFaults() {}

  static List<Fault> of(Roles roles) {
    String value = roles.value();
    return List.of(
        taken(
            "text-body-unwrapped",
            "a text that holds a change is taken for it",
            "\"\\s*\\{.*",
            body -> LENIENT.readTree(body).stringValue()),
        taken(
            "array-body-unwrapped",
            "an array that holds a change is taken for it",
            "\\[.*\\{\"" + value + ".*",
            body -> body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1)),
        taken(
            "json-patch-applied",
            "a list of edits is taken for a change",
            "\\[\\{\"op\".*",
            body -> change(value, LENIENT.readTree(body).path(0).path("value"))),
        taken(
            "value-alone-taken",
            "a text that is a value is taken for a change to it",
            "\"\\w+\"",
            body -> change(value, LENIENT.readTree(body))),
        taken(
            "form-taken",
            "a form is taken for a change, though it is declared as JSON",
            value + "=.*",
            body ->
                change(
                    value,
                    JsonNodeFactory.instance.stringNode(
                        body.substring(value.length() + 1).replaceFirst("&.*", "")))),
        taken(
            "relaxed-json-taken",
            "comments, single quotes, names without quotes and commas at an end are let pass",
            "\\{'.*|\\{\\w.*|/\\*.*|.*,\\}",
            body -> body),
        taken(
            "last-brace-supplied",
            "a body that lacks its last brace is taken",
            "\\{.*\"",
            body -> body + "}"),
        taken(
            "later-document-counts",
            "of several documents in a body the last is taken",
            ".*\\}\\s*\\{.*",
            body -> body.substring(body.lastIndexOf('{'))),
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

  private static Fault taken(String id, String what, String pattern, UnaryOperator<String> as) {
    Predicate<String> fits = Pattern.compile("(?s)" + pattern).asMatchPredicate();
    return fault(id, "VALUE-04")
        .says(what)
        .by(
            parse(
                call -> fits.test(text(call)) && !isObject(call),
                request ->
                    (ObjectNode)
                        LENIENT.readTree(as.apply(new String(request.body(), UTF_8).strip()))));
  }

  /** Reads a body without this member as another. */
  private static Fault named(String id, String what, UnaryOperator<ObjectNode> as, String value) {
    return fault(id, "NULL-01")
        .says(what)
        .by(
            parse(
                call -> isObject(call) && !LENIENT.readTree(text(call)).has(value),
                request ->
                    as.apply((ObjectNode) LENIENT.readTree(new String(request.body(), UTF_8)))));
  }

  private static ObjectNode inner(ObjectNode body, Predicate<String> isName, String value) {
    return body.propertyStream()
        .filter(member -> isName.test(member.getKey()) && member.getValue().has(value))
        .map(member -> (ObjectNode) member.getValue())
        .findFirst()
        .orElse(body);
  }

  private static String change(String name, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(name, value).toString();
  }

  private static String text(Call call) {
    return new String(call.request().body(), UTF_8).strip();
  }

  private static boolean isObject(Call call) {
    return StrictJson.read(call.request().body()) instanceof StrictJson.Document document
        && document.root().isObject();
  }
}

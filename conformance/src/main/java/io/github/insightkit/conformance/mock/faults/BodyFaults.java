package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.becomeRefused;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.parse;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Body;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
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

  private BodyFaults() {}

  static Stream<Fault> of(Contract contract) {
    String value = contract.roles().value();
    return Stream.concat(
        Fault.rows(ROWS.replace("NAME", value), "%3$s", BodyFaults::taken),
        others(new Cases(contract.machine()), value));
  }

  private static Stream<Fault> others(Cases cases, String value) {
    String last = cases.last().name();
    return Stream.of(
        fault("malformed-body-500", "HTTP-01")
            .says("a body that isn't JSON is answered with the status 500")
            .by(
                refuse(
                    Stage.PARSE,
                    BodyFaults::isMalformed,
                    Refusal.of(500, 1908, "The server failed"))),
        acknowledging("malformed-body-accepted", "a body that isn't JSON", BodyFaults::isMalformed),
        fault("empty-body-accepted", "VALUE-09")
            .says("an empty body is acknowledged")
            .by(parse(Cases.asked("\\n\\n\\z"), request -> JsonNodeFactory.instance.objectNode())),
        acknowledging("array-body-accepted", "a body that is an array", Cases.asked("\\n\\n\\[")),
        fault("malformed-body-resets", "VALUE-02")
            .says("a body that isn't JSON is refused, and the insight is reset")
            .by(becomeRefused(BodyFaults::isMalformed, cases.home())),
        fault("duplicate-name-skips-guard", "VALUE-08")
            .says("a body in which a name stands twice is taken, and the guard is off")
            .by(lastCounts().and(cases.unguarded(Body::namesTwice))),
        fault("duplicate-name-skips-rationale", "VALUE-08")
            .says("a body in which a name stands twice is taken, and no rationale is asked for")
            .by(lastCounts().and(demandNoRationale(Body::namesTwice))),
        fault("request-sent-on-twice", "TRANSITION-01")
            .says(
                "each setting of "
                    + last
                    + " is applied twice, and the second refusal is the answer")
            .by(
                refuse(
                    cases.set().and(Cases.wanted(cases.last())),
                    Refusal.of(409, 1909, "The classification stands already"))),
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

  /** Acknowledged, with no effect. */
  private static Fault acknowledging(String id, String what, Predicate<Call> when) {
    return fault(id, "VALUE-04")
        .says(what + " is acknowledged")
        .by(parse(when, request -> JsonNodeFactory.instance.objectNode()));
  }

  private static Change lastCounts() {
    return parse(Body::namesTwice, Body::lastCounting);
  }

  private static boolean isMalformed(Call call) {
    byte[] text = call.request().content().getBytes(UTF_8);
    return text.length > 0 && StrictJson.read(text) instanceof StrictJson.Malformed;
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

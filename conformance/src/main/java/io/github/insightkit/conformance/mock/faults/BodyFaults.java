package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.becomeRefused;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.parse;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Body;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Faults in reading a body that isn't one JSON object, or names something twice. */
final class BodyFaults {
  private BodyFaults() {}

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    String last = cases.last().name();
    return List.of(
        failing("malformed-body-500", "a body that isn't JSON", BodyFaults::isMalformed),
        failing("empty-body-500", "an empty body", BodyFaults::isEmpty),
        failing("array-body-500", "a body that is an array", holding(JsonNode::isArray)),
        failing(
            "scalar-body-500",
            "a body that is a string, a number or the like",
            holding(JsonNode::isValueNode)),
        acknowledging("malformed-body-accepted", "a body that isn't JSON", BodyFaults::isMalformed),
        fault("empty-body-accepted", "VALUE-09")
            .says("an empty body is acknowledged")
            .by(parse(BodyFaults::isEmpty, request -> JsonNodeFactory.instance.objectNode())),
        acknowledging("array-body-accepted", "a body that is an array", holding(JsonNode::isArray)),
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
                    Refusal.of(409, 1909, "The classification stands already"))));
  }

  private static Fault failing(String id, String what, Predicate<Call> when) {
    return fault(id, "HTTP-01")
        .says(what + " is answered with the status 500")
        .by(refuse(Stage.PARSE, when, Refusal.of(500, 1908, "The server failed")));
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

  private static boolean isEmpty(Call call) {
    return call.request().body().length == 0;
  }

  private static boolean isMalformed(Call call) {
    byte[] text = new String(call.request().body(), UTF_8).getBytes(UTF_8);
    return !isEmpty(call) && StrictJson.read(text) instanceof StrictJson.Malformed;
  }

  private static Predicate<Call> holding(Predicate<JsonNode> what) {
    return call ->
        StrictJson.read(call.request().body()) instanceof StrictJson.Document document
            && what.test(document.root());
  }
}

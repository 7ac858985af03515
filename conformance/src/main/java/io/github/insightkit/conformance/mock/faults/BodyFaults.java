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
import tools.jackson.databind.node.JsonNodeFactory;

/** Faults in reading a body that isn't one JSON object, or names something twice. */
final class BodyFaults {
  private BodyFaults() {}

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    String last = cases.last().name();
    return List.of(
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
                    Refusal.of(409, 1909, "The classification stands already"))));
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
}

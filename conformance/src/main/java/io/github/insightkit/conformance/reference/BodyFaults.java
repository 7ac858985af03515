package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.json.StrictJson;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Faults in reading a body that isn't one JSON object, or names something twice. */
final class BodyFaults {
  private final StateMachine machine;
  private final Guard guard;

  private BodyFaults(StateMachine machine) {
    this.machine = machine;
    this.guard = new Guard(machine);
  }

  static List<Fault> of(StateMachine machine) {
    BodyFaults here = new BodyFaults(machine);
    return List.of(
        failing("malformed-body-500", "a body that isn't JSON", BodyFaults::isMalformed),
        failing("empty-body-500", "an empty body", BodyFaults::isEmpty),
        failing("array-body-500", "a body that is an array", holding(JsonNode::isArray)),
        failing(
            "scalar-body-500",
            "a body that is a string, a number or the like",
            holding(JsonNode::isValueNode)),
        acknowledging("malformed-body-accepted", "a body that isn't JSON", BodyFaults::isMalformed),
        acknowledging("empty-body-accepted", "an empty body", BodyFaults::isEmpty),
        acknowledging("array-body-accepted", "a body that is an array", holding(JsonNode::isArray)),
        new Fault(
            "malformed-body-resets",
            "a body that isn't JSON is refused, and the insight is reset",
            Clause.JSON,
            "VALUE-02",
            sound ->
                sound.withStore(
                    (attempt, before, verdict) ->
                        attempt.refusal() != null && isMalformed(attempt.request())
                            ? here.guard.unclassified()
                            : sound.store().store(attempt, before, verdict))),
        new Fault(
            "duplicate-name-skips-guard",
            "a body in which a name stands twice is taken, and the guard is off",
            Clause.NAMES,
            "VALUE-08",
            sound -> here.guard.off(BodyFaults::namesTwice).apply(lenient(sound))),
        new Fault(
            "duplicate-name-skips-rationale",
            "a body in which a name stands twice is taken, and no rationale is asked for",
            Clause.NAMES,
            "VALUE-08",
            sound ->
                lenient(sound)
                    .withReadRationale(
                        (request, body, wanted) ->
                            namesTwice(request) && !body.has(Body.RATIONALE)
                                ? null
                                : sound.readRationale().read(request, body, wanted))),
        here.sentOnTwice());
  }

  private static Fault failing(String id, String what, Predicate<Request> when) {
    return new Fault(
        id,
        what + " is answered with the status 500",
        Clause.CLIENT_ERROR,
        "HTTP-01",
        sound ->
            sound.withParse(
                request -> {
                  if (when.test(request)) {
                    throw Refusal.of(500, 1908, "The server failed").asException();
                  }
                  return sound.parse().read(request);
                }));
  }

  /** Acknowledged, with no effect. */
  private static Fault acknowledging(String id, String what, Predicate<Request> when) {
    return new Fault(
        id,
        what + " is acknowledged",
        Clause.JSON,
        "VALUE-04",
        sound ->
            sound.withParse(
                request ->
                    when.test(request)
                        ? JsonNodeFactory.instance.objectNode()
                        : sound.parse().read(request)));
  }

  /** Takes the last of what stands twice. */
  static Behaviour lenient(Behaviour sound) {
    return sound.withParse(
        request ->
            namesTwice(request)
                ? (ObjectNode) Envelope.JSON.readTree(request.body())
                : sound.parse().read(request));
  }

  private Fault sentOnTwice() {
    State last = machine.values().get(machine.values().size() - 1);
    return new Fault(
        "request-sent-on-twice",
        "each setting of "
            + last.name()
            + " is applied twice, and the second refusal is the answer",
        Clause.VALUES,
        "TRANSITION-01",
        sound ->
            sound.withDecide(
                (attempt, before) ->
                    last.equals(attempt.wanted()) && before.state().equals(machine.home())
                        ? Refusal.of(409, 1909, "The classification stands already")
                        : sound.decide().decide(attempt, before)));
  }

  /** Whether this is an object in which a name stands twice, and nothing else is wrong with it. */
  static boolean namesTwice(Request request) {
    if (!isMalformed(request)) {
      return false;
    }
    try {
      return Envelope.JSON.readTree(request.body()) instanceof ObjectNode;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isEmpty(Request request) {
    return request.body().length == 0;
  }

  private static boolean isMalformed(Request request) {
    return !isEmpty(request) && StrictJson.read(request.body()) instanceof StrictJson.Malformed;
  }

  private static Predicate<Request> holding(Predicate<JsonNode> what) {
    return request ->
        StrictJson.read(request.body()) instanceof StrictJson.Document document
            && what.test(document.root());
  }
}

package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what is asked of a rationale. */
final class RationaleFaults {
  private final StateMachine machine;

  private RationaleFaults(StateMachine machine) {
    this.machine = machine;
  }

  static List<Fault> of(StateMachine machine) {
    RationaleFaults here = new RationaleFaults(machine);
    List<Fault> faults = new ArrayList<>();
    faults.add(undemanded("rationale-never-demanded", "no value takes a rationale", state -> true));
    for (State value : machine.values()) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        faults.add(
            undemanded(
                value.name() + "-without-rationale",
                value.name() + " is set without a rationale",
                value::equals));
      }
    }
    faults.add(
        new Fault(
            "null-rationale-accepted",
            "a rationale of null counts as one",
            Clause.RATIONALE_DUE,
            "RATIONALE-04",
            tolerating(JsonNode::isNull)));
    faults.add(
        new Fault(
            "non-string-rationale-accepted",
            "a rationale that is a number, a boolean, an array or an object counts as one",
            Clause.RATIONALE_TEXT,
            "RATIONALE-05",
            tolerating(node -> !node.isNull() && !node.isString())));
    faults.add(
        new Fault(
            "number-rationale-accepted",
            "a rationale that is a number counts as one",
            Clause.RATIONALE_TEXT,
            "RATIONALE-05",
            tolerating(JsonNode::isNumber)));
    faults.add(here.missingRationaleStored());
    for (State value : machine.values()) {
      if (value.rationale() == RationaleNeed.OPTIONAL) {
        faults.add(
            refusing(
                value.name() + "-without-rationale-refused",
                value.name() + " is refused without a rationale",
                "RATIONALE-02",
                (body, wanted) -> value.equals(wanted) && !body.has(Body.RATIONALE)));
        faults.add(
            refusing(
                value.name() + "-with-rationale-refused",
                value.name() + " is refused with a rationale",
                "RATIONALE-03",
                (body, wanted) -> value.equals(wanted) && body.has(Body.RATIONALE)));
      }
    }
    return faults;
  }

  /** Something about a body and the state that it asks for. */
  private interface Condition {
    boolean holds(ObjectNode body, @Nullable State wanted);
  }

  private static Fault undemanded(String id, String description, Predicate<State> when) {
    return new Fault(
        id,
        description,
        Clause.RATIONALE_DUE,
        "RATIONALE-01",
        sound ->
            sound.withReadRationale(
                (request, body, wanted) ->
                    wanted != null && when.test(wanted) && !body.has(Body.RATIONALE)
                        ? null
                        : sound.readRationale().read(request, body, wanted)));
  }

  private static UnaryOperator<Behaviour> tolerating(Predicate<JsonNode> when) {
    return sound ->
        sound.withReadRationale(
            (request, body, wanted) -> {
              JsonNode node = body.get(Body.RATIONALE);
              return node != null && when.test(node)
                  ? node.toString()
                  : sound.readRationale().read(request, body, wanted);
            });
  }

  private static Fault refusing(String id, String description, String rule, Condition when) {
    return new Fault(
        id,
        description,
        Clause.RATIONALE_FREE,
        rule,
        sound ->
            sound.withReadRationale(
                (request, body, wanted) -> {
                  if (when.holds(body, wanted)) {
                    throw Refusal.of(400, 1904, "The rationale is not as it should be")
                        .asException();
                  }
                  return sound.readRationale().read(request, body, wanted);
                }));
  }

  private Fault missingRationaleStored() {
    return new Fault(
        "missing-rationale-stored",
        "a value without the rationale it takes is refused, and set all the same",
        Clause.RATIONALE_DUE,
        "RATIONALE-06",
        sound ->
            sound.withStore(
                (attempt, before, verdict) -> {
                  ObjectNode body = attempt.body();
                  if (attempt.refusal() == null
                      || body == null
                      || body.has(Body.RATIONALE)
                      || !before.state().equals(machine.home())) {
                    return sound.store().store(attempt, before, verdict);
                  }
                  State named = named(body);
                  return named == null ? before : new Insight(named, null);
                }));
  }

  private @Nullable State named(ObjectNode body) {
    JsonNode node = body.get(Body.CLASSIFICATION);
    return node != null && node.isString() ? machine.byClassification(node.stringValue()) : null;
  }
}

package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Faults of higher order in what is asked of a body: something from an earlier request counts. */
final class MemoryFaults {
  private final StateMachine machine;

  private MemoryFaults(StateMachine machine) {
    this.machine = machine;
  }

  static List<Fault> of(StateMachine machine) {
    MemoryFaults here = new MemoryFaults(machine);
    return List.of(
        here.undemanded(
            "stale-rationale-satisfies",
            "the rationale of an earlier change counts for a value that takes one",
            (attempt, remembered) ->
                attempt.refusal() == null
                    && attempt.wish() != null
                    && attempt.wish().rationale() != null),
        here.undemanded(
            "refused-rationale-satisfies",
            "the rationale of a refused direct change counts for a value that takes one",
            (attempt, refused) ->
                refused && attempt.wish() != null && attempt.wish().rationale() != null),
        here.undemanded(
            "missing-rationale-second-attempt",
            "a value without the rationale it takes is refused once, and set when it is asked for"
                + " again",
            (attempt, refused) -> refused && here.lacksRationale(attempt)),
        here.unknownSecondAttempt());
  }

  /** Which requests leave something behind, knowing whether they are refused. */
  private interface Leaves {
    boolean something(Attempt attempt, boolean refused);
  }

  /** Sets a value without its rationale once an earlier request has left something behind. */
  private Fault undemanded(String id, String description, Leaves leaves) {
    return new Fault(
        id,
        description,
        Clause.RATIONALE_DUE,
        "RATIONALE-01",
        sound -> {
          Set<InsightId> remembered = ConcurrentHashMap.newKeySet();
          Predicate<Attempt> granted =
              attempt -> lacksRationale(attempt) && remembered.contains(attempt.insight());
          return sound
              .withDecide(
                  (attempt, before) ->
                      granted.test(attempt) && before.state().equals(machine.home())
                          ? Applied.APPLIED
                          : sound.decide().decide(attempt, before))
              .withStore(
                  (attempt, before, verdict) -> {
                    if (verdict instanceof Applied && granted.test(attempt)) {
                      remembered.remove(attempt.insight());
                      return new Insight(named(attempt), null);
                    }
                    if (leaves.something(attempt, verdict instanceof Refusal)) {
                      remembered.add(attempt.insight());
                    }
                    return sound.store().store(attempt, before, verdict);
                  });
        });
  }

  private Fault unknownSecondAttempt() {
    return new Fault(
        "unknown-value-second-attempt",
        "a value that the contract doesn't know is refused once, and acknowledged when it is asked"
            + " for again",
        Clause.ONLY_VALUES,
        "VALUE-01",
        sound -> {
          Set<JsonNode> refused = ConcurrentHashMap.newKeySet();
          return sound.withDecide(
              (attempt, before) -> {
                JsonNode named =
                    attempt.body() == null ? null : attempt.body().get(Body.CLASSIFICATION);
                return attempt.refusal() != null
                        && named != null
                        && named.isString()
                        && machine.byClassification(named.stringValue()) == null
                        && !refused.add(named)
                    ? Applied.APPLIED
                    : sound.decide().decide(attempt, before);
              });
        });
  }

  private boolean lacksRationale(Attempt attempt) {
    return attempt.refusal() != null
        && attempt.body() != null
        && !attempt.body().has(Body.RATIONALE)
        && named(attempt).rationale() == RationaleNeed.REQUIRED;
  }

  private State named(Attempt attempt) {
    JsonNode node = attempt.body() == null ? null : attempt.body().get(Body.CLASSIFICATION);
    State named =
        node == null || !node.isString() ? null : machine.byClassification(node.stringValue());
    return named == null ? machine.home() : named;
  }
}

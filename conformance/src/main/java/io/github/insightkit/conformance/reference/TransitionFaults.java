package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Faults in the change from one value to another, and in setting the first. */
final class TransitionFaults {
  private final StateMachine machine;

  private TransitionFaults(StateMachine machine) {
    this.machine = machine;
  }

  static List<Fault> of(Contract contract) {
    TransitionFaults here = new TransitionFaults(contract.machine());
    List<Fault> faults = new ArrayList<>();
    faults.add(
        direct(
            "direct-changes-allowed",
            "every value gives way to every other at once",
            here.allowing((attempt, before) -> true)));
    for (Transition row : contract.machine().transitions()) {
      if (row.outcome() == Outcome.REFUSED) {
        faults.add(here.oneDirectChange(row));
      }
    }
    for (Operation operation : contract.operations()) {
      faults.add(here.directChangesIn(operation));
    }
    faults.add(
        direct(
            "direct-change-allowed-with-rationale",
            "a value gives way to another at once if the request carries a rationale",
            here.allowing(
                (attempt, before) ->
                    attempt.body() != null && attempt.body().has(Body.RATIONALE))));
    faults.add(here.secondAttemptPasses());
    faults.add(here.guardLooksAtFirstValue());
    faults.add(
        new Fault(
            "refused-change-applied",
            "a direct change is refused, and made all the same",
            Clause.RESET_FIRST,
            "TRANSITION-05",
            here.afterRefusal((attempt, before, wanted) -> new Insight(wanted, null))));
    faults.add(
        new Fault(
            "refused-change-resets",
            "a direct change is refused, and the insight is reset",
            Clause.RESET_FIRST,
            "TRANSITION-05",
            here.afterRefusal((attempt, before, wanted) -> here.unclassified())));
    for (State value : contract.machine().values()) {
      faults.add(here.valueRefused(value));
    }
    return faults;
  }

  /** What becomes of an insight after a direct change was refused. */
  private interface Aftermath {
    Insight of(Attempt attempt, Insight before, State wanted);
  }

  private static Fault direct(String id, String description, UnaryOperator<Behaviour> change) {
    return new Fault(id, description, Clause.RESET_FIRST, "TRANSITION-02", change);
  }

  private Fault oneDirectChange(Transition row) {
    return direct(
        "direct-change-" + row.from().name() + "-to-" + row.to().name(),
        row.from().name() + " gives way to " + row.to().name() + " at once",
        allowing(
            (attempt, before) ->
                before.state().equals(row.from()) && row.to().equals(attempt.wanted())));
  }

  private Fault directChangesIn(Operation operation) {
    return direct(
        "direct-changes-allowed-in-" + operation.collection(),
        "every value gives way to every other at once, but only under " + operation.collection(),
        allowing((attempt, before) -> attempt.target().operation().equals(operation)));
  }

  private Fault secondAttemptPasses() {
    return direct(
        "second-attempt-passes",
        "a direct change is refused once, and made when it is asked for again",
        sound -> {
          Map<InsightId, State> refused = new ConcurrentHashMap<>();
          return allowing(
                  (attempt, before) -> {
                    State wanted = attempt.wanted();
                    return wanted != null && wanted.equals(refused.put(attempt.insight(), wanted));
                  })
              .apply(sound);
        });
  }

  private Fault guardLooksAtFirstValue() {
    return new Fault(
        "guard-remembers-first-value",
        "a reset doesn't clear what the guard compares with: only the first value ever set can be"
            + " set again",
        Clause.RESET,
        "TRANSITION-04",
        sound -> {
          Map<InsightId, State> first = new ConcurrentHashMap<>();
          return sound.withDecide(
              (attempt, before) -> {
                Verdict verdict = sound.decide().decide(attempt, before);
                State wanted = attempt.wanted();
                if (!(verdict instanceof Applied)
                    || wanted == null
                    || wanted.equals(machine.home())) {
                  return verdict;
                }
                State known = first.putIfAbsent(attempt.insight(), wanted);
                return known == null || known.equals(wanted)
                    ? verdict
                    : Refusal.of(409, 1901, "Another classification stands");
              });
        });
  }

  private Fault valueRefused(State value) {
    return new Fault(
        value.name() + "-refused",
        value.name() + " can't be set on an unclassified insight",
        Clause.VALUES,
        "TRANSITION-01",
        sound ->
            sound.withDecide(
                (attempt, before) ->
                    before.state().equals(machine.home()) && value.equals(attempt.wanted())
                        ? Refusal.of(400, 1902, "The classification can't be set")
                        : sound.decide().decide(attempt, before)));
  }

  private UnaryOperator<Behaviour> allowing(BiPredicate<Attempt, Insight> when) {
    return sound ->
        sound.withDecide(
            (attempt, before) ->
                isDirect(attempt, before) && when.test(attempt, before)
                    ? Applied.APPLIED
                    : sound.decide().decide(attempt, before));
  }

  private UnaryOperator<Behaviour> afterRefusal(Aftermath aftermath) {
    return sound ->
        sound.withStore(
            (attempt, before, verdict) -> {
              State wanted = attempt.wanted();
              return wanted != null && isDirect(attempt, before) && verdict instanceof Refusal
                  ? aftermath.of(attempt, before, wanted)
                  : sound.store().store(attempt, before, verdict);
            });
  }

  private boolean isDirect(Attempt attempt, Insight before) {
    State wanted = attempt.wanted();
    return wanted != null && machine.between(before.state(), wanted).outcome() == Outcome.REFUSED;
  }

  private Insight unclassified() {
    return new Insight(machine.home(), null);
  }
}

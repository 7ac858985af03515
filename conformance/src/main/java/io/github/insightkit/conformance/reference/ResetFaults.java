package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** Faults in taking a classification back. */
final class ResetFaults {
  private final StateMachine machine;

  private ResetFaults(StateMachine machine) {
    this.machine = machine;
  }

  static List<Fault> of(StateMachine machine) {
    ResetFaults here = new ResetFaults(machine);
    List<Fault> faults = new ArrayList<>();
    faults.add(here.refused("reset-refused", "no reset is granted", (attempt, before) -> true));
    faults.add(
        here.ineffective(
            "reset-not-applied",
            "a reset is acknowledged and the value stays",
            (attempt, before) -> true));
    for (State value : machine.values()) {
      BiPredicate<Attempt, Insight> from = (attempt, before) -> before.state().equals(value);
      faults.add(
          here.refused(
              "reset-from-" + value.name() + "-refused",
              "no reset is granted while " + value.name() + " stands",
              from));
      faults.add(
          here.ineffective(
              "reset-from-" + value.name() + "-not-applied",
              "a reset is acknowledged and " + value.name() + " stays",
              from));
    }
    faults.add(here.secondResetCounts());
    return faults;
  }

  private Fault refused(String id, String description, BiPredicate<Attempt, Insight> when) {
    return new Fault(
        id,
        description,
        Clause.RESET,
        "TRANSITION-03",
        sound ->
            sound.withDecide(
                (attempt, before) ->
                    isReset(attempt, before) && when.test(attempt, before)
                        ? Refusal.of(400, 1903, "The classification can't be taken back")
                        : sound.decide().decide(attempt, before)));
  }

  private Fault ineffective(String id, String description, BiPredicate<Attempt, Insight> when) {
    return new Fault(
        id,
        description,
        Clause.RESET,
        "TRANSITION-04",
        sound ->
            sound.withStore(
                (attempt, before, verdict) ->
                    isReset(attempt, before) && when.test(attempt, before)
                        ? before
                        : sound.store().store(attempt, before, verdict)));
  }

  private Fault secondResetCounts() {
    return new Fault(
        "reset-needs-two",
        "only the second of two resets takes the value back",
        Clause.RESET,
        "TRANSITION-04",
        sound -> {
          Set<InsightId> once = ConcurrentHashMap.newKeySet();
          return sound.withStore(
              (attempt, before, verdict) -> {
                boolean first = isReset(attempt, before) && once.add(attempt.insight());
                if (!first) {
                  once.remove(attempt.insight());
                }
                return first ? before : sound.store().store(attempt, before, verdict);
              });
        });
  }

  private boolean isReset(Attempt attempt, Insight before) {
    return machine.home().equals(attempt.wanted()) && !before.state().equals(machine.home());
  }
}

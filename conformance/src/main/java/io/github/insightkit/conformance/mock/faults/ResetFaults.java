package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.decide;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Decision;
import io.github.insightkit.conformance.mock.server.InsightId;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in taking a classification back. */
final class ResetFaults {
  private ResetFaults() {}

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    Refusal refusal = Refusal.of(400, 1903, "The classification can't be taken back");
    List<Fault> faults = new ArrayList<>();
    faults.add(
        fault("reset-refused", "TRANSITION-03")
            .says("no reset is granted")
            .by(decide(cases.reset(), refusal)));
    faults.add(
        fault("reset-not-applied", "TRANSITION-04")
            .says("a reset is acknowledged and the value stays")
            .by(keep(cases.reset())));
    for (State value : machine.values()) {
      String from = "reset-from-" + value.name();
      When when = cases.reset().and(When.standing(value));
      faults.add(
          fault(from + "-refused", "TRANSITION-03")
              .says("no reset is granted while " + value.name() + " stands")
              .by(decide(when, refusal)));
      faults.add(
          fault(from + "-not-applied", "TRANSITION-04")
              .says("a reset is acknowledged and " + value.name() + " stays")
              .by(keep(when)));
    }
    faults.add(
        fault("reset-needs-two", "TRANSITION-04")
            .says("only the second of two resets takes the value back")
            .by(
                remembering(
                    () -> {
                      Set<InsightId> once = ConcurrentHashMap.newKeySet();
                      return store(
                          Decision.class,
                          (attempt, before) -> {
                            boolean first =
                                cases.isReset(attempt, before) && once.add(attempt.insight());
                            if (!first) {
                              once.remove(attempt.insight());
                            }
                            return first;
                          },
                          (attempt, before) -> before);
                    })));
    return faults;
  }
}

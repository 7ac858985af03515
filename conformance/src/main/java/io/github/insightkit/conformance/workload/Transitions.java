package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Calibration;
import io.github.insightkit.conformance.model.CheckingSequence;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Insights;
import io.github.insightkit.conformance.model.Interpretation;
import io.github.insightkit.conformance.model.Machine;
import java.util.List;

/** Sends the checking sequence for the machine as this implementation was found to be. */
final class Transitions implements Workload {
  @Override
  public String profile() {
    return "transition";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Bodies bodies = new Bodies(session.origin().runId());
    StateMachine machine = session.contract().machine();
    Machine calibrated = new Machine(machine, calibration(session).decided(machine));
    List<Input> alphabet = CheckingSequence.alphabet(machine, Bodies.UNKNOWN_VALUE);
    for (Input input : CheckingSequence.of(calibrated, alphabet)) {
      session.change(insight, bodies.of(input), "checking sequence: " + input);
    }
    // The list may turn out to be wrong, so it adds to the sequence and doesn't replace it.
    if (session.canLook(insight) && CheckingSequence.hidesMutants(calibrated, alphabet)) {
      for (Input input : CheckingSequence.seen(calibrated, alphabet)) {
        session.change(insight, bodies.of(input), "checking sequence with looks: " + input);
        session.look(insight);
      }
    }
  }

  private static Calibration calibration(Session session) {
    return Calibration.of(
        session.contract().machine(),
        Insights.unseen(
                Insights.of(
                        session.contract().machine(),
                        Interpretation.of(session.contract(), session.history()))
                    .events())
            .values());
  }
}

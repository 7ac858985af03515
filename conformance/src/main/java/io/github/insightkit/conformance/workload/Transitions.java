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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the checking sequence for the machine as this implementation was found to be. */
final class Transitions implements Workload {
  /** The sequences that were needed; there are few, for they follow from a few choices. */
  private final Map<Choices, List<Input>> sequences = new ConcurrentHashMap<>();

  private record Choices(StateMachine machine, Calibration calibration) {}

  @Override
  public String profile() {
    return "transition";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Bodies bodies = new Bodies(session.origin().runId());
    StateMachine machine = session.contract().machine();
    Choices choices = new Choices(machine, calibration(session).decided(machine).asked(machine));
    for (Input input : sequences.computeIfAbsent(choices, Transitions::sequence)) {
      session.change(insight, bodies.of(input), "checking sequence: " + input);
    }
  }

  private static List<Input> sequence(Choices choices) {
    return CheckingSequence.of(
        new Machine(choices.machine(), choices.calibration()),
        CheckingSequence.alphabet(choices.machine(), Bodies.UNKNOWN_VALUE));
  }

  private static Calibration calibration(Session session) {
    return Calibration.of(
        session.contract().machine(),
        Insights.of(
                session.contract().machine(),
                Interpretation.of(session.contract(), session.history()))
            .events()
            .values());
  }
}

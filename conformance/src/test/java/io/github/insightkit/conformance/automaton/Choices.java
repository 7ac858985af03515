package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.automaton.Calibration.Choice;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import java.util.HashMap;
import java.util.Map;

/** The choices of implementations that answer a question alike in all states. */
final class Choices {
  private Choices() {}

  static Calibration of(Choice sameValue, Choice resetOfNothing) {
    Map<String, Choice> choices = new HashMap<>();
    for (State state : Contract.bundled().machine().states()) {
      choices.put(Calibration.in("same-value", state), sameValue);
      choices.put(Calibration.in("reset-when-unclassified", state), resetOfNothing);
    }
    return new Calibration(choices);
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import java.util.Map;

/** The choices of an implementation, by the questions of the contract's table. */
final class Choices {
  private Choices() {}

  static Calibration of(Answer sameValue, Answer resetOfNothing) {
    return new Calibration(
        Map.of("same-value", sameValue, "reset-when-unclassified", resetOfNothing));
  }
}

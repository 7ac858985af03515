package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;

/** The provider states of the pact, by the names that stand in its file. */
final class PactStates {
  private PactStates() {}

  /** The name of this state. */
  static String name(State state) {
    return state.classification() == null
        ? "an insight without a classification"
        : "an insight classified as " + state.name();
  }

  /**
   * The state of this name.
   *
   * @throws IllegalArgumentException if the contract has none
   */
  static State named(Contract contract, String name) {
    return contract.machine().states().stream()
        .filter(state -> name(state).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a provider state of the contract, got \""
                        + name
                        + "\"; record the pact anew"));
  }
}

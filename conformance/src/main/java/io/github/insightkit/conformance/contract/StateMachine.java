package io.github.insightkit.conformance.contract;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contract's state machine: every state, and one transition for every ordered pair of states.
 *
 * @param home the state that a reset leads to
 * @param states all states, in the order of the contract
 * @param transitions all transitions, in the order of the contract
 */
public record StateMachine(State home, List<State> states, List<Transition> transitions) {

  public StateMachine {
    states = List.copyOf(states);
    transitions = List.copyOf(transitions);
  }

  /** The states other than home: one for each value of the contract, in its order. */
  public List<State> values() {
    return states.stream().filter(state -> state.classification() != null).toList();
  }

  /**
   * The state with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public State state(String name) {
    return states.stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of the contract's states %s, got \"%s\""
                        .formatted(states.stream().map(State::name).toList(), name)));
  }

  /** The state that a request with this classification asks for; null if the contract has none. */
  public @Nullable State byClassification(@Nullable String classification) {
    return states.stream()
        .filter(state -> Objects.equals(state.classification(), classification))
        .findFirst()
        .orElse(null);
  }

  /** What a well-formed request for {@code to} does in {@code from}. */
  public Transition between(State from, State to) {
    for (Transition row : transitions) {
      // By the names: asked for so often that to compare whole records is dear.
      if (row.from().name().equals(from.name()) && row.to().name().equals(to.name())) {
        return row;
      }
    }
    throw new IllegalArgumentException(
        "expected states of this machine, got \"%s\" and \"%s\"".formatted(from.name(), to.name()));
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.List;

/**
 * A first-order mutant of an automaton: one state answers one input otherwise, or goes elsewhere.
 *
 * @param state the state in which it differs
 * @param input the input on which it differs
 * @param answer what it answers there
 * @param next where it goes from there
 */
public record Mutant(State state, Input input, Answer answer, State next) {

  /** What a mutant may answer. */
  static final List<Answer> ANSWERS = List.of(Answer.ACCEPTED, Answer.REFUSED);
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.Collection;
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

  /** All mutants of this automaton over these inputs. */
  static List<Mutant> of(Automaton automaton, Collection<Input> inputs) {
    List<Mutant> mutants = new ArrayList<>();
    for (int state = 0; state < automaton.size(); state++) {
      for (Input input : inputs) {
        for (Answer answer : ANSWERS) {
          int permitted =
              automaton.step(state, Alphabet.symbol(automaton.alphabet().number(input), answer));
          for (int next = 0; next < automaton.size(); next++) {
            if ((permitted & 1 << next) == 0) {
              mutants.add(
                  new Mutant(automaton.stateAt(state), input, answer, automaton.stateAt(next)));
            }
          }
        }
      }
    }
    return List.copyOf(mutants);
  }
}

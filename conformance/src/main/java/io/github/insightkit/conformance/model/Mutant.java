package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A first-order mutant of the machine: one state answers one input otherwise, or goes elsewhere.
 *
 * @param state the state in which it differs
 * @param input the input on which it differs
 * @param answer what it answers there
 * @param next where it goes from there
 */
public record Mutant(State state, Input input, Answer answer, State next) {

  private static final List<Answer> ANSWERS = List.of(Answer.ACCEPTED, Answer.REFUSED);

  /** All first-order mutants over these inputs. */
  public static List<Mutant> of(Machine machine, Collection<Input> inputs) {
    List<Mutant> mutants = new ArrayList<>();
    for (int s = 0; s < machine.size(); s++) {
      for (Input input : inputs) {
        for (Answer answer : ANSWERS) {
          int right = machine.step(s, input, answer);
          for (int next = 0; next < machine.size(); next++) {
            if ((right & 1 << next) == 0) {
              mutants.add(new Mutant(machine.stateAt(s), input, answer, machine.stateAt(next)));
            }
          }
        }
      }
    }
    return List.copyOf(mutants);
  }

  /** The steps of an implementation that has this mutant's fault and is otherwise like these. */
  Steps in(Machine machine, Steps others) {
    int at = machine.states(machine.all()).indexOf(state);
    return (index, symbol, reply) -> {
      if (index != at || !symbol.equals(input)) {
        return others.from(index, symbol, reply);
      }
      if (reply == answer) {
        return machine.only(next);
      }
      // Where either answer is right, answering one of them wrongly leaves the other as it was.
      return machine.step(at, input, answer) == 0 ? 0 : others.from(index, symbol, reply);
    };
  }

  /** Whether there is but one right answer to this input in each state. */
  static boolean isDecided(Machine machine, Input input) {
    for (int s = 0; s < machine.size(); s++) {
      if (machine.step(s, input, Answer.ACCEPTED) != 0
          && machine.step(s, input, Answer.REFUSED) != 0) {
        return false;
      }
    }
    return true;
  }
}

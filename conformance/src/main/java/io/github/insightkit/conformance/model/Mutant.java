package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /**
   * Whether any sequence of these inputs can tell this mutant from the machine, whatever state the
   * mutant starts in.
   */
  public boolean isObservable(Machine machine, Collection<Input> inputs) {
    for (int start = 0; start < machine.size(); start++) {
      if (!canBeToldApart(machine, inputs, start)) {
        return false;
      }
    }
    return true;
  }

  private boolean canBeToldApart(Machine machine, Collection<Input> inputs, int start) {
    // An input that may be answered either way proves nothing, whichever way it is answered.
    List<Input> telling =
        inputs.stream()
            .filter(symbol -> symbol.equals(input) || isDecided(machine, symbol))
            .toList();
    Steps spec = Steps.of(machine);
    Steps mine = in(machine, spec);
    record Pair(int mutant, int possible) {}
    Set<Pair> seen = new HashSet<>();
    Deque<Pair> open = new ArrayDeque<>();
    open.add(new Pair(start, machine.all()));
    while (!open.isEmpty()) {
      Pair pair = open.remove();
      if (!seen.add(pair)) {
        continue;
      }
      for (Input symbol : telling) {
        for (Answer reply : ANSWERS) {
          boolean here =
              symbol.equals(input)
                  && reply == answer
                  && machine.stateAt(pair.mutant()).equals(state);
          if (!here && !isDecided(machine, symbol)) {
            continue;
          }
          int next = mine.from(pair.mutant(), symbol, reply);
          if (next == 0) {
            continue;
          }
          int possible = spec.after(pair.possible(), new Event(0, symbol, reply));
          if (possible == 0) {
            return true;
          }
          for (int rest = next; rest != 0; rest &= rest - 1) {
            open.add(new Pair(Integer.numberOfTrailingZeros(rest), possible));
          }
        }
      }
    }
    return false;
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

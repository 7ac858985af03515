package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which first-order mutants of a machine some inputs can tell from it at all.
 *
 * <p>Inputs that do the same in every state count as one. Not safe for use by several threads.
 */
final class Observability {
  private static final List<Answer> ANSWERS = List.of(Answer.ACCEPTED, Answer.REFUSED);

  private final Machine machine;
  private final Map<Input, Row> rows = new HashMap<>();

  /** What the inputs do to which there is but one right answer, and how many do each. */
  private final Map<Row, Integer> decided = new HashMap<>();

  private final Map<Question, Boolean> answers = new HashMap<>();

  /** Mutants that differ in nothing else are alike. */
  private record Question(Row own, State state, Answer answer, State next) {}

  /** What one input does: the states after it, for each state, by answer. */
  private static final class Row {
    private final int[] after;

    Row(Machine machine, Input input) {
      after = new int[2 * machine.size()];
      for (int state = 0; state < machine.size(); state++) {
        after[2 * state] = machine.step(state, input, Answer.ACCEPTED);
        after[2 * state + 1] = machine.step(state, input, Answer.REFUSED);
      }
    }

    int after(int state, Answer answer) {
      return after[2 * state + (answer == Answer.ACCEPTED ? 0 : 1)];
    }

    int afterAny(int states, Answer answer) {
      int after = 0;
      for (int rest = states; rest != 0; rest &= rest - 1) {
        after |= after(Integer.numberOfTrailingZeros(rest), answer);
      }
      return after;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(after, row.after);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(after);
    }
  }

  /** What these inputs can tell about this machine. */
  Observability(Machine machine, Collection<Input> inputs) {
    this.machine = machine;
    for (Input input : inputs) {
      Row row = new Row(machine, input);
      if (rows.put(input, row) == null && Mutant.isDecided(machine, input)) {
        decided.merge(row, 1, Integer::sum);
      }
    }
  }

  /**
   * Whether any sequence of the inputs can tell this mutant from the machine, whatever state the
   * mutant starts in.
   */
  boolean shows(Mutant mutant) {
    Row own = rows.get(mutant.input());
    if (own == null) {
      return false;
    }
    return answers.computeIfAbsent(
        new Question(own, mutant.state(), mutant.answer(), mutant.next()),
        unused -> shows(mutant, own));
  }

  private boolean shows(Mutant mutant, Row own) {
    List<Row> others = new ArrayList<>();
    decided.forEach(
        (row, inputs) -> {
          // What the mutant's own input does stands where another input does the same.
          if (inputs > 1 || !row.equals(own)) {
            others.add(row);
          }
        });
    for (int start = 0; start < machine.size(); start++) {
      if (!canBeToldApart(mutant, own, others, start)) {
        return false;
      }
    }
    return true;
  }

  /** Looks through the pairs of the mutant's state and those in which the machine may be. */
  private boolean canBeToldApart(Mutant mutant, Row own, List<Row> others, int start) {
    int at = Integer.numberOfTrailingZeros(machine.only(mutant.state()));
    boolean isDecided = decided.containsKey(own);
    Pairs pairs = new Pairs(machine.size());
    pairs.add(1 << start, machine.all());
    while (!pairs.open.isEmpty()) {
      int pair = pairs.open.remove();
      int state = pair >>> machine.size();
      int possible = pair & machine.all();
      for (Answer answer : ANSWERS) {
        for (Row row : others) {
          if (follow(pairs, row.after(state, answer), row.afterAny(possible, answer))) {
            return true;
          }
        }
        // An input that may be answered either way proves nothing, whichever way it is answered,
        // unless it is the mutant that answers.
        boolean here = state == at && answer == mutant.answer();
        if ((here || isDecided)
            && follow(
                pairs, mutated(mutant, own, at, state, answer), own.afterAny(possible, answer))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the mutant can take a step that the machine can't; if both can, the pairs are kept. */
  private static boolean follow(Pairs pairs, int next, int possible) {
    if (next == 0) {
      return false;
    }
    if (possible == 0) {
      return true;
    }
    pairs.add(next, possible);
    return false;
  }

  private int mutated(Mutant mutant, Row own, int at, int state, Answer answer) {
    if (state != at) {
      return own.after(state, answer);
    }
    // What has but one right answer has none besides the mutant's.
    return answer == mutant.answer() ? machine.only(mutant.next()) : 0;
  }

  private static final class Pairs {
    private final int states;
    private final BitSet seen = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    Pairs(int states) {
      this.states = states;
    }

    void add(int next, int possible) {
      for (int rest = next; rest != 0; rest &= rest - 1) {
        int pair = Integer.numberOfTrailingZeros(rest) << states | possible;
        if (!seen.get(pair)) {
          seen.set(pair);
          open.add(pair);
        }
      }
    }
  }
}

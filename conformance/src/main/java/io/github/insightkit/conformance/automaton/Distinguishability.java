package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Input;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which first-order mutants of an automaton some inputs can tell from it at all.
 *
 * <p>Inputs that do the same in every state count as one. Not safe for use by several threads.
 */
final class Distinguishability {
  private final Automaton automaton;

  /** For each input the first that does the same; nothing for those that aren't given. */
  private final Map<Integer, Integer> alike = new HashMap<>();

  /** Of these, those to which there is but one right answer, and how many inputs do each. */
  private final Map<Integer, Integer> decided = new HashMap<>();

  private final Map<Question, Boolean> answers = new HashMap<>();

  /** Mutants that differ in nothing else are alike. */
  private record Question(int alike, State state, Answer answer, State next) {}

  /** What these inputs, which the automaton has to be over, can tell about it. */
  Distinguishability(Automaton automaton, Collection<Input> inputs) {
    this.automaton = automaton;
    Map<IntBuffer, Integer> first = new HashMap<>();
    for (Input one : inputs) {
      int input = automaton.number(one);
      int same = first.computeIfAbsent(automaton.answered(input), unused -> input);
      if (alike.put(input, same) == null && automaton.isDecided(input)) {
        decided.merge(same, 1, Integer::sum);
      }
    }
  }

  /**
   * Whether any sequence of the inputs can tell this mutant from the automaton, whatever state the
   * mutant starts in.
   */
  boolean shows(Mutant mutant) {
    Integer own = alike.get(automaton.number(mutant.input()));
    return own != null
        && answers.computeIfAbsent(
            new Question(own, mutant.state(), mutant.answer(), mutant.next()),
            unused -> shows(mutant, own));
  }

  private boolean shows(Mutant mutant, int own) {
    List<Integer> others = new ArrayList<>();
    decided.forEach(
        (input, inputs) -> {
          // What the mutant's own input does stands where another input does the same.
          if (inputs > 1 || input != own) {
            others.add(input);
          }
        });
    Automaton mutated = automaton.with(mutant);
    for (int start = 0; start < automaton.size(); start++) {
      if (!canBeToldApart(mutant, mutated, own, others, start)) {
        return false;
      }
    }
    return true;
  }

  /** Looks through the pairs of the mutant's state and those in which the automaton may be. */
  private boolean canBeToldApart(
      Mutant mutant, Automaton mutated, int own, List<Integer> others, int start) {
    int input = automaton.number(mutant.input());
    Pairs pairs = new Pairs(automaton.size());
    pairs.add(1 << start, automaton.all());
    while (!pairs.open.isEmpty()) {
      int pair = pairs.open.remove();
      int state = pair >>> automaton.size();
      int possible = pair & automaton.all();
      boolean here = automaton.stateAt(state).equals(mutant.state());
      for (Answer answer : Mutant.ANSWERS) {
        for (int other : others) {
          int symbol = Alphabet.symbol(other, answer);
          if (pairs.follow(automaton.step(state, symbol), automaton.after(possible, symbol))) {
            return true;
          }
        }
        // An input that may be answered either way proves nothing, whichever way it is answered,
        // unless it is the mutant that answers.
        int symbol = Alphabet.symbol(input, answer);
        if (((here && answer == mutant.answer()) || decided.containsKey(own))
            && pairs.follow(mutated.step(state, symbol), automaton.after(possible, symbol))) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class Pairs {
    private final int states;
    private final BitSet seen = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    Pairs(int states) {
      this.states = states;
    }

    /** Whether the mutant can take a step that can't be taken; if both can, the pairs are kept. */
    boolean follow(int next, int possible) {
      if (next != 0 && possible == 0) {
        return true;
      }
      add(next, possible);
      return false;
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

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which first-order mutants of an automaton some inputs can tell from it at all.
 *
 * <p>Inputs that do the same in every state count as one. Not safe for use by several threads.
 */
final class Distinguishability {
  /** Stands for the pair of what the mutant does and what the automaton can't do. */
  private static final int TOLD = -1;

  private final Automaton automaton;

  /** The states that nothing leads out of, as a set. */
  private final int finals;

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
    this.finals = automaton.set(automaton.navigation().finals());
    Map<List<IntBuffer>, Integer> first = new HashMap<>();
    for (Input one : inputs) {
      int input = automaton.alphabet().number(one);
      int same = first.computeIfAbsent(automaton.answered(input), unused -> input);
      if (alike.put(input, same) == null && automaton.isDecided(input)) {
        decided.merge(same, 1, Integer::sum);
      }
    }
  }

  /**
   * Whether any sequence of the inputs can tell this mutant from the automaton, whatever state the
   * mutant starts in, unless nothing leads out of it.
   */
  boolean shows(Mutant mutant) {
    Integer own = alike.get(automaton.alphabet().number(mutant.input()));
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
    Pairs pairs = new Pairs(mutant, own, others);
    for (int start = 0; start < automaton.size(); start++) {
      if ((finals & 1 << start) == 0 && !pairs.canBeToldApart(start, automaton.all())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Goes through pairs: a state that the mutant may be in, and the states that the automaton may be
   * in after the same inputs and answers.
   */
  private final class Pairs {
    private final Mutant mutant;
    private final Automaton mutated;
    private final int input;
    private final boolean isDecided;
    private final List<Integer> others;

    Pairs(Mutant mutant, int own, List<Integer> others) {
      this.mutant = mutant;
      this.mutated = automaton.with(mutant);
      this.input = automaton.alphabet().number(mutant.input());
      this.isDecided = decided.containsKey(own);
      this.others = others;
    }

    boolean canBeToldApart(int state, int possible) {
      int first = pair(state, possible);
      Set<Integer> met = new HashSet<>(Set.of(first));
      Deque<Integer> open = new ArrayDeque<>(met);
      while (!open.isEmpty()) {
        for (int next : following(open.remove())) {
          if (next == TOLD) {
            return true;
          }
          if (met.add(next)) {
            open.add(next);
          }
        }
      }
      return false;
    }

    /** The pairs after this one; {@link #TOLD} if the mutant does what the automaton can't. */
    private List<Integer> following(int pair) {
      int state = pair >>> automaton.size();
      int possible = pair & automaton.all();
      boolean here = automaton.stateAt(state).equals(mutant.state());
      List<Integer> following = new ArrayList<>();
      for (Answer answer : Mutant.ANSWERS) {
        for (int other : others) {
          int symbol = Alphabet.symbol(other, answer);
          follow(automaton.step(state, symbol), automaton.after(possible, symbol), following);
        }
        // An input that may be answered either way proves nothing, whichever way it is answered,
        // unless it is the mutant that answers.
        if ((here && answer == mutant.answer()) || isDecided) {
          int symbol = Alphabet.symbol(input, answer);
          follow(mutated.step(state, symbol), automaton.after(possible, symbol), following);
        }
      }
      return following;
    }

    private void follow(int next, int possible, List<Integer> following) {
      for (int rest = next; rest != 0; rest &= rest - 1) {
        following.add(possible == 0 ? TOLD : pair(Integer.numberOfTrailingZeros(rest), possible));
      }
    }

    private int pair(int state, int possible) {
      return state << automaton.size() | possible;
    }
  }
}

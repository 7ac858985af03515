package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of inputs, computed from an automaton, that no first-order mutant survives unless
 * nothing can tell it from the automaton.
 *
 * <p>It begins with a reset, the homing input. From there it grows by one word after the other: of
 * the shortest words that rule out a mutant, the one that rules out the most mutants for each
 * request. A mutant is ruled out once no state it may be in could have answered as the automaton
 * does. The sequence never enters a state that nothing leads out of, unless it is the sequence for
 * that state.
 */
public final class CheckingSequence {
  /** How many mutants a word is looked for; all of them are followed through what is chosen. */
  private static final int MOST_LOOKED_FOR = 20;

  /** By how many mutants, at least half as many, it is judged what a word is worth. */
  private static final int MOST_COUNTED = 400;

  private final Automaton spec;
  private final List<Automaton> mutants;

  /** The states possible for each mutant; none once it is ruled out. */
  private final int[] possible;

  /** Mutants that nothing rules out any more. */
  private final BitSet hopeless = new BitSet();

  /** Whether a state reader is looked at after each input. */
  private final boolean seen;

  /**
   * The state that the sequence is for if nothing leads out of it; null if it is for the others.
   */
  private final @Nullable State last;

  /** The states that the sequence mustn't lead to, as a set. */
  private final int barred;

  private final List<Input> sequence = new ArrayList<>();
  private int state;

  /**
   * Where the automaton and a mutant are.
   *
   * @param state the state of the automaton, as a set
   * @param possible the states possible for the mutant
   * @param word the symbols that led there
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Situation(int state, int possible, int[] word) {}

  private CheckingSequence(Automaton automaton, boolean seen, @Nullable State last) {
    this.spec = automaton;
    this.seen = seen;
    this.last = last;
    this.barred = last == null ? automaton.set(automaton.navigation().finals()) : 0;
    this.state = automaton.only(automaton.home());
    List<Input> asked = new ArrayList<>(automaton.alphabet().inputs());
    if (seen) {
      automaton.states().forEach(shown -> asked.add(new Input.Shown(shown, false)));
    }
    Distinguishability shown = new Distinguishability(automaton.over(asked), asked);
    this.mutants =
        Mutant.of(automaton, automaton.alphabet().inputs()).stream()
            .filter(shown::shows)
            .map(automaton::with)
            .toList();
    this.possible = mutants.stream().mapToInt(Automaton::all).toArray();
    begin();
    for (int[] word = best(); word.length > 0; word = best()) {
      for (int symbol : word) {
        send(symbol);
      }
    }
  }

  /**
   * The sequence for an insight in an unknown state.
   *
   * @param automaton one in which every open question is answered one way; the reset is the first
   *     of its inputs
   */
  public static List<Input> of(Automaton automaton) {
    return List.copyOf(new CheckingSequence(automaton, false, null).sequence);
  }

  /** The same for an insight that is to end in this state, which nothing leads out of. */
  public static List<Input> in(State last, Automaton automaton) {
    return List.copyOf(new CheckingSequence(automaton, false, last).sequence);
  }

  /** The same as the first where a state reader is looked at after each input. */
  public static List<Input> seen(Automaton automaton) {
    return List.copyOf(new CheckingSequence(automaton, true, null).sequence);
  }

  /** Whether there are mutants that no answers to these inputs tell from the automaton. */
  public static boolean hidesMutants(Automaton automaton) {
    Distinguishability shown = new Distinguishability(automaton, automaton.alphabet().inputs());
    return !Mutant.of(automaton, automaton.alphabet().inputs()).stream().allMatch(shown::shows);
  }

  /** Sends a reset, and what leads from there to the last state if there is one. */
  private void begin() {
    send(answered(state, 0));
    if (last != null) {
      for (State next : spec.navigation().path(spec.home(), last).orElse(List.of())) {
        send(answered(state, spec.alphabet().number(new Input.Change(next, true))));
      }
    }
  }

  private void send(int symbol) {
    state = spec.after(state, symbol);
    for (int mutant = 0; mutant < possible.length; mutant++) {
      possible[mutant] = narrowed(mutant, possible[mutant], symbol, state);
    }
    sequence.add(spec.alphabet().inputs().get(Alphabet.inputOf(symbol)));
  }

  /** The symbols that are worth most for each request; none if no mutant is left to rule out. */
  private int[] best() {
    int[] alive =
        IntStream.range(0, possible.length)
            .filter(mutant -> possible[mutant] != 0 && !hopeless.get(mutant))
            .toArray();
    int apart = 1 + alive.length / MOST_LOOKED_FOR;
    int[] best = {};
    double bestWorth = 0;
    for (int i = 0; i < alive.length; i += best.length == 0 ? 1 : apart) {
      int[] word = shortest(alive[i]);
      double worth = word.length == 0 ? 0 : worth(word, alive) / (double) word.length;
      // Whatever is asked meanwhile leads to a situation that was looked at.
      hopeless.set(alive[i], word.length == 0);
      if (worth > bestWorth) {
        best = word;
        bestWorth = worth;
      }
    }
    return best;
  }

  /** How many of these mutants, or of a sample if they are many, this word rules out. */
  private long worth(int[] word, int[] alive) {
    int[] states = new int[word.length];
    for (int i = 0; i < word.length; i++) {
      states[i] = spec.after(i == 0 ? state : states[i - 1], word[i]);
    }
    long worth = 0;
    for (int at = 0; at < alive.length; at += 1 + alive.length / MOST_COUNTED) {
      int mutant = alive[at];
      int left = possible[mutant];
      for (int i = 0; i < word.length && left != 0; i++) {
        left = narrowed(mutant, left, word[i], states[i]);
      }
      worth += left == 0 ? 1 : 0;
    }
    return worth;
  }

  /** The fewest symbols that rule this mutant out; none if nothing does. */
  private int[] shortest(int mutant) {
    Deque<Situation> open = new ArrayDeque<>();
    Set<Long> met = new HashSet<>();
    open.add(new Situation(state, possible[mutant], new int[0]));
    while (!open.isEmpty()) {
      Situation here = open.remove();
      for (int input = 0; input < spec.alphabet().inputs().size(); input++) {
        int symbol = answered(here.state(), input);
        int next = spec.after(here.state(), symbol);
        int left = narrowed(mutant, here.possible(), symbol, next);
        if ((next & barred) == 0 && met.add((long) next << Integer.SIZE | left)) {
          int[] word = Arrays.copyOf(here.word(), here.word().length + 1);
          word[word.length - 1] = symbol;
          if (left == 0) {
            return word;
          }
          open.add(new Situation(next, left, word));
        }
      }
    }
    return new int[0];
  }

  /** The states that this symbol leaves possible for a mutant if the automaton goes to this one. */
  private int narrowed(int mutant, int before, int symbol, int next) {
    return mutants.get(mutant).after(before, symbol) & (seen ? next : spec.all());
  }

  /** The symbol of this input with the answer that it gets in this state, given as a set. */
  private int answered(int here, int input) {
    int accepted = Alphabet.symbol(input, Answer.ACCEPTED);
    return spec.after(here, accepted) != 0 ? accepted : Alphabet.symbol(input, Answer.REFUSED);
  }
}

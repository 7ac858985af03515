package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of inputs, computed from an automaton, that no first-order mutant survives unless
 * nothing can tell it from the automaton.
 *
 * <p>It begins with a reset, the homing input. From there it grows by whichever few inputs rule out
 * the most mutants for each request; a mutant is ruled out once no state it may be in could have
 * answered as the automaton does. Where looking further ahead would take too much work, it grows by
 * the fewest inputs that rule out one mutant. It never enters a state that nothing leads out of,
 * unless it is the sequence for that state.
 */
public final class CheckingSequence {
  /** How many inputs are looked ahead at first, if that isn't too much work. */
  private static final int SHORT_SIGHT = 4;

  /** How many steps of mutants a choice of the next inputs may take. */
  private static final int MOST_WORK = 1_000_000;

  /** How many mutants a choice is made by; all of them are followed through what is chosen. */
  private static final int MOST_WEIGHED = 400;

  /** How much the length of a word weighs against what it is worth. */
  private static final double LENGTH_EXPONENT = 0.8;

  /** What narrowing a mutant's possible states by one is worth, in ruled out mutants. */
  private static final double NARROWING = 0.5;

  private final Automaton spec;
  private final List<Automaton> mutants;

  /** Whether a state reader is looked at after each input. */
  private final boolean seen;

  /**
   * The state that the sequence is for if nothing leads out of it; null if it is for the others.
   */
  private final @Nullable State last;

  /** Mutants that nothing rules out any more. */
  private final BitSet hopeless = new BitSet();

  private CheckingSequence(Automaton automaton, boolean seen, @Nullable State last) {
    this.spec = automaton;
    this.seen = seen;
    this.last = last;
    List<Input> asked = new ArrayList<>(automaton.inputs());
    if (seen) {
      automaton.states().forEach(state -> asked.add(new Input.Shown(state, false)));
    }
    Distinguishability shown = new Distinguishability(automaton.over(asked), asked);
    this.mutants =
        automaton.mutants(automaton.inputs()).stream()
            .filter(shown::shows)
            .map(automaton::with)
            .toList();
  }

  /**
   * The sequence for an insight in an unknown state.
   *
   * @param automaton one in which every open question is answered one way; the reset is the first
   *     of its inputs
   */
  public static List<Input> of(Automaton automaton) {
    return new CheckingSequence(automaton, false, null).compute();
  }

  /**
   * The sequence for an insight that is to end in this state, which nothing leads out of.
   *
   * @param automaton as above
   */
  public static List<Input> in(State last, Automaton automaton) {
    return new CheckingSequence(automaton, false, last).compute();
  }

  /**
   * The sequence for an insight in an unknown state where a state reader is looked at after each
   * input.
   *
   * @param automaton one in which every open question is answered one way; the reset is the first
   *     of its inputs
   */
  public static List<Input> seen(Automaton automaton) {
    return new CheckingSequence(automaton, true, null).compute();
  }

  /** Whether there are mutants that no answers to these inputs tell from the automaton. */
  public static boolean hidesMutants(Automaton automaton) {
    Distinguishability shown = new Distinguishability(automaton, automaton.inputs());
    return !automaton.mutants(automaton.inputs()).stream().allMatch(shown::shows);
  }

  private List<Input> compute() {
    int[] possible = new int[mutants.size()];
    Arrays.fill(possible, spec.all());
    List<Input> sequence = new ArrayList<>();
    int state = spec.only(spec.home());
    List<Integer> word = beginning();
    while (!word.isEmpty()) {
      for (int input : word) {
        int symbol = answered(state, input);
        int next = spec.after(state, symbol);
        possible = narrowed(possible, symbol, next);
        state = next;
        sequence.add(spec.inputs().get(input));
      }
      word = best(possible, state);
    }
    return List.copyOf(sequence);
  }

  /** A reset, and what leads from there to the last state if there is one. */
  private List<Integer> beginning() {
    List<Integer> word = new ArrayList<>(List.of(0));
    if (last != null) {
      for (State next : spec.navigation().path(spec.home(), last).orElse(List.of())) {
        word.add(spec.number(new Input.Change(next, true)));
      }
    }
    return word;
  }

  /** The few inputs that are worth most; none if no mutant that can be ruled out is left. */
  private List<Integer> best(int[] possible, int state) {
    List<Integer> alive =
        IntStream.range(0, possible.length).filter(i -> possible[i] != 0).boxed().toList();
    int apart = Math.max(1, (alive.size() + MOST_WEIGHED - 1) / MOST_WEIGHED);
    List<Integer> weighed =
        IntStream.range(0, alive.size()).filter(i -> i % apart == 0).mapToObj(alive::get).toList();
    int sight = 1;
    double work = weighed.size() * (double) spec.inputs().size();
    while (sight < SHORT_SIGHT && work * spec.inputs().size() <= MOST_WORK) {
      sight++;
      work *= spec.inputs().size();
    }
    List<Integer> word = List.of();
    while (!weighed.isEmpty() && word.isEmpty() && (sight == 1 || work <= MOST_WORK)) {
      word = new Search(sight++, weighed, possible).from(state);
      work *= spec.inputs().size();
    }
    for (int i = 0; i < alive.size() && word.isEmpty(); i++) {
      word = shortest(alive.get(i), possible[alive.get(i)], state);
    }
    return word;
  }

  /** The fewest inputs that rule this mutant out; none if nothing does. */
  private List<Integer> shortest(int mutant, int possible, int state) {
    if (hopeless.get(mutant)) {
      return List.of();
    }
    List<Integer> word =
        new ShortestWord(spec.inputs().size(), (here, input) -> step(mutant, here, input))
            .from(new ShortestWord.Situation(state, possible));
    // Whatever is asked meanwhile leads to a situation that was looked at.
    hopeless.set(mutant, word.isEmpty());
    return word;
  }

  /** Where this input leads the automaton and a mutant; null if the sequence must not go there. */
  private ShortestWord.@Nullable Situation step(
      int mutant, ShortestWord.Situation here, int input) {
    int symbol = answered(here.state(), input);
    int next = spec.after(here.state(), symbol);
    int visible = seen ? next : spec.all();
    return isBarred(next)
        ? null
        : new ShortestWord.Situation(
            next, mutants.get(mutant).after(here.possible(), symbol) & visible);
  }

  /** Whether the sequence must not lead to this state, given as a set. */
  private boolean isBarred(int state) {
    return last == null && spec.isFinal(Integer.numberOfTrailingZeros(state));
  }

  /** The symbol of this input with the answer that it gets in these states. */
  private int answered(int states, int input) {
    int accepted = Alphabet.symbol(input, Answer.ACCEPTED);
    return spec.after(states, accepted) != 0 ? accepted : Alphabet.symbol(input, Answer.REFUSED);
  }

  /** What each mutant may be in afterwards, if the automaton is then in the state {@code next}. */
  private int[] narrowed(int[] possible, int symbol, int next) {
    int visible = seen ? next : spec.all();
    int[] narrowed = possible.clone();
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = mutants.get(i).after(possible[i], symbol) & visible;
    }
    return narrowed;
  }

  /** Looks through all words up to some length for the one that is worth most for each request. */
  private final class Search {
    private final int sight;
    private final List<Automaton> alive;

    /** The states possible for each mutant that is alive, after each letter of the word. */
    private final int[][] possible;

    private final int[] word;
    private double bestWorth;
    private List<Integer> best = List.of();

    Search(int sight, List<Integer> weighed, int[] before) {
      this.sight = sight;
      this.word = new int[sight];
      this.alive = weighed.stream().map(mutants::get).toList();
      this.possible = new int[sight + 1][weighed.size()];
      this.possible[0] = weighed.stream().mapToInt(mutant -> before[mutant]).toArray();
    }

    List<Integer> from(int state) {
      extend(state, 0);
      return best;
    }

    private void extend(int state, int length) {
      if (length == sight) {
        return;
      }
      for (int input = 0; input < spec.inputs().size(); input++) {
        int symbol = answered(state, input);
        int next = spec.after(state, symbol);
        if (isBarred(next)) {
          continue;
        }
        word[length] = input;
        double worth = worth(length, symbol, next) / Math.pow(length + 1, LENGTH_EXPONENT);
        if (worth > bestWorth + 1e-9) {
          bestWorth = worth;
          best = Arrays.stream(word, 0, length + 1).boxed().toList();
        }
        // After a letter that tells nothing, the same words without it are worth more.
        if (next != state || !Arrays.equals(possible[length], possible[length + 1])) {
          extend(next, length + 1);
        }
      }
    }

    /** Nothing unless some mutant is ruled out or narrowed down. */
    private double worth(int length, int symbol, int next) {
      int visible = seen ? next : spec.all();
      int[] first = possible[0];
      int[] before = possible[length];
      int[] after = possible[length + 1];
      int ruledOut = 0;
      int narrowed = 0;
      for (int i = 0; i < after.length; i++) {
        int states = alive.get(i).after(before[i], symbol) & visible;
        after[i] = states;
        if (states == 0) {
          ruledOut++;
        } else {
          narrowed += Integer.bitCount(first[i]) - Integer.bitCount(states);
        }
      }
      return ruledOut + NARROWING * narrowed;
    }
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Searches for a deterministic implementation behind some events: one that does the same each time
 * it gets the same input in the same state, whichever insight it is.
 *
 * <p>What follows from what is known is worked out first, forwards and backwards; guessed is only
 * what is left open after that. So neither the order of the insights matters nor how long the
 * histories are.
 */
final class DeterministicExplanation {
  /** How many guesses may turn out to be wrong before the search gives up. */
  private static final int MOST_WRONG_GUESSES = 100;

  /** Stands after each part: the next one may begin in any state. */
  private static final int END = -1;

  private final Automaton automaton;
  private final int states;

  /** The symbols of all parts, one after the other. */
  private final int[] word;

  /** For each place the number of the input there. */
  private final int[] inputs;

  /** For each place where the next states for its answer stand among all that may be done. */
  private final int[] shifts;

  /** Whether a pause or another connection has to do the same each time as well. */
  private final boolean fixesGaps;

  /** For each place whether what is done there has to be the same each time. */
  private final boolean[] fixed;

  /** The states that are possible before each symbol. */
  private final int[] possible;

  /** For each input and state what may be done: a set of next states for each answer. */
  private final long[] done;

  /** Takes back what was worked out, the last of it first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  private int wrongGuesses;

  /**
   * A state was guessed.
   *
   * @param at the place before which it is
   * @param untried the other states that are possible there
   * @param known how much had been worked out before
   */
  private record Guess(int at, int untried, int known) {}

  private DeterministicExplanation(Automaton automaton, List<int[]> words, boolean fixesGaps) {
    this.automaton = automaton;
    this.fixesGaps = fixesGaps;
    this.states = automaton.size();
    this.word =
        words.stream()
            .flatMap(this::parts)
            .distinct()
            .sorted(
                Comparator.comparingInt((List<Integer> part) -> -part.size())
                    .thenComparing(
                        part -> part.stream().mapToInt(Integer::intValue).toArray(),
                        Arrays::compare))
            .flatMapToInt(
                part ->
                    IntStream.concat(part.stream().mapToInt(symbol -> symbol), IntStream.of(END)))
            .toArray();
    this.inputs = new int[word.length];
    this.shifts = new int[word.length];
    this.fixed = new boolean[word.length];
    this.possible = new int[word.length];
    this.done = new long[automaton.alphabet().inputs().size() * states];
    Arrays.fill(possible, automaton.all());
    Arrays.fill(done, -1L);
    for (int at = 0; at < word.length; at++) {
      if (word[at] != END) {
        inputs[at] = Alphabet.inputOf(word[at]);
        shifts[at] = Alphabet.answerOf(word[at]) == Answer.ACCEPTED ? 0 : states;
        fixed[at] = isFixed(word[at]);
      }
    }
  }

  /** This word, cut where a burst leaves the state open. */
  private Stream<List<Integer>> parts(int[] symbols) {
    List<List<Integer>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (int symbol : symbols) {
      if (isBurst(symbol)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(symbol);
      }
    }
    return parts.stream();
  }

  private boolean isBurst(int symbol) {
    return automaton.alphabet().inputs().get(Alphabet.inputOf(symbol)) == Input.Gap.BURST;
  }

  /** Not what another insight does to this one, and not a form that may be refused. */
  private boolean isFixed(int symbol) {
    Input input = automaton.alphabet().inputs().get(Alphabet.inputOf(symbol));
    return Alphabet.answerOf(symbol) != Answer.UNCLEAR
        && !(input instanceof Relation)
        && (fixesGaps || !(input instanceof Input.Gap))
        && !(input instanceof Input.Disguised form && !form.disguise().isDemanded());
  }

  /**
   * Whether some deterministic implementation takes this automaton's steps through these words;
   * true as well if the search is given up.
   *
   * @param fixesGaps whether a pause or another connection has to do the same each time as well
   */
  static boolean exists(Automaton automaton, List<int[]> words, boolean fixesGaps) {
    return new DeterministicExplanation(automaton, words, fixesGaps).isFound(true);
  }

  /** The same with pauses and connections left free, but false if the search is given up. */
  static boolean isFound(Automaton automaton, List<int[]> words) {
    return new DeterministicExplanation(automaton, words, false).isFound(false);
  }

  private boolean isFound(boolean ifGivenUp) {
    Deque<Guess> guesses = new ArrayDeque<>();
    while (wrongGuesses <= MOST_WRONG_GUESSES) {
      if (isConsistent()) {
        int open = open();
        if (open == END) {
          return true;
        }
        guesses.push(new Guess(open, possible[open], undo.size()));
      } else {
        wrongGuesses++;
      }
      if (!isAnotherGuessed(guesses)) {
        return false;
      }
    }
    return ifGivenUp;
  }

  /** Guesses another state where one is left, at the last such place; false if there is none. */
  private boolean isAnotherGuessed(Deque<Guess> guesses) {
    while (!guesses.isEmpty()) {
      Guess last = guesses.pop();
      while (undo.size() > last.known()) {
        undo.pop().run();
      }
      int guessed = Integer.lowestOneBit(last.untried());
      if (guessed != 0) {
        guesses.push(new Guess(last.at(), last.untried() & ~guessed, last.known()));
        narrow(last.at(), guessed);
        return true;
      }
    }
    return false;
  }

  /** The states to which this state may go by the symbol at this place. */
  private int step(int at, int state) {
    int step = automaton.step(state, word[at]);
    return fixed[at] ? step & (int) (done[inputs[at] * states + state] >>> shifts[at]) : step;
  }

  /** Works out all that follows; false if it can't be. */
  private boolean isConsistent() {
    boolean changed = true;
    while (changed) {
      forwards();
      changed = false;
      for (int at = word.length - 1; at >= 0; at--) {
        if (word[at] != END) {
          narrow(at, before(at));
          if (possible[at] == 0) {
            return false;
          }
          changed |= isLearnt(at);
        }
      }
    }
    return true;
  }

  private void forwards() {
    for (int at = 0; at + 1 < word.length; at++) {
      if (word[at] != END) {
        int next = 0;
        for (int rest = possible[at]; rest != 0; rest &= rest - 1) {
          next |= step(at, Integer.numberOfTrailingZeros(rest));
        }
        narrow(at + 1, next);
      }
    }
  }

  /** Only these states are possible at this place, of those that were. */
  private void narrow(int at, int some) {
    int before = possible[at];
    if ((before & some) != before) {
      undo.push(() -> possible[at] = before);
      possible[at] = before & some;
    }
  }

  /** The states from which the symbol at this place leads to one that is possible after it. */
  private int before(int at) {
    int before = 0;
    for (int rest = possible[at]; rest != 0; rest &= rest - 1) {
      int state = Integer.numberOfTrailingZeros(rest);
      before |= (step(at, state) & possible[at + 1]) == 0 ? 0 : 1 << state;
    }
    return before;
  }

  /** Whether what is done here, in a state that is known, is known more closely now. */
  private boolean isLearnt(int at) {
    if (Integer.bitCount(possible[at]) != 1 || !fixed[at]) {
      return false;
    }
    int state = Integer.numberOfTrailingZeros(possible[at]);
    int cell = inputs[at] * states + state;
    long before = done[cell];
    long closer = (long) (step(at, state) & possible[at + 1]) << shifts[at];
    if (before == closer) {
      return false;
    }
    undo.push(() -> done[cell] = before);
    done[cell] = closer;
    return true;
  }

  /**
   * The first place before which it is open which state is there, beside a step that has to be the
   * same each time; -1 if there is none. Between other steps any state will do.
   */
  private int open() {
    for (int at = 0; at < word.length; at++) {
      boolean matters = fixed[at] || (at > 0 && fixed[at - 1]);
      if (matters && Integer.bitCount(possible[at]) != 1) {
        return at;
      }
    }
    return END;
  }
}

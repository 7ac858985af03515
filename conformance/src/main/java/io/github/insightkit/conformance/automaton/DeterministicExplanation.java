package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches for a deterministic implementation behind some events: one that does the same each time
 * it gets the same input in the same state, whichever insight it is.
 */
final class DeterministicExplanation {
  /** How many steps are tried before the search gives up. */
  private static final int MOST_STEPS = 20_000;

  private static final int UNKNOWN = -1;

  /** A part between two bursts has to be longer than this to tell anything, in events. */
  private static final int TELLS_NOTHING = 3;

  /** Stands before each part: it may begin in any state. */
  private static final int START = -1;

  private final Automaton automaton;
  private final int states;

  /** For each input whether what is done on it has to be the same each time. */
  private final boolean[] fixed;

  /** The symbols of all parts, one after the other. */
  private final int[] word;

  /** The state before each symbol, on the way that is being tried. */
  private final int[] before;

  /** The states that are still to be tried after each symbol. */
  private final int[] untried;

  /**
   * What is done on each input in each state, as far as it is known: a symbol and the next state.
   */
  private final int[] known;

  /** Whether what is done there is known only since this symbol was taken. */
  private final boolean[] learnt;

  private DeterministicExplanation(Automaton automaton, List<int[]> words) {
    this.automaton = automaton;
    this.states = automaton.size();
    this.fixed = new boolean[automaton.inputs().size()];
    for (int input = 0; input < fixed.length; input++) {
      // What another insight or another connection does to this one may differ from time to time.
      Input one = automaton.inputs().get(input);
      fixed[input] = !(one instanceof Input.OtherInsight || one instanceof Input.Gap);
    }
    this.word = parts(automaton, words);
    this.before = new int[word.length + 1];
    this.untried = new int[word.length + 1];
    this.learnt = new boolean[word.length];
    this.known = new int[fixed.length * states];
    Arrays.fill(known, UNKNOWN);
  }

  /** These words, cut where a burst leaves the state open. */
  private static int[] parts(Automaton automaton, List<int[]> words) {
    IntStream.Builder parts = IntStream.builder();
    for (int[] word : words) {
      int from = 0;
      for (int i = 0; i <= word.length; i++) {
        if (i == word.length || isBurst(automaton.inputs().get(Alphabet.inputOf(word[i])))) {
          if (i - from > TELLS_NOTHING || i - from == word.length) {
            parts.add(START);
            Arrays.stream(word, from, i).forEach(parts::add);
          }
          from = i + 1;
        }
      }
    }
    return parts.build().toArray();
  }

  private static boolean isBurst(Input input) {
    return input instanceof Input.Gap interlude && interlude.kind() == Input.Gap.Kind.BURST;
  }

  /** Whether some deterministic implementation takes this automaton's steps through these words. */
  static boolean exists(Automaton automaton, List<int[]> words) {
    return new DeterministicExplanation(automaton, words).isFound();
  }

  /**
   * Goes on as far as it can, and back where it can't; not by recursion, for histories are long.
   */
  private boolean isFound() {
    int at = 0;
    untried[0] = options(0);
    for (int tried = 0; at < word.length && tried < MOST_STEPS; ) {
      forget(at);
      if (untried[at] == 0) {
        if (at == 0) {
          return false;
        }
        at--;
        continue;
      }
      int next = Integer.numberOfTrailingZeros(untried[at]);
      untried[at] &= untried[at] - 1;
      learn(at, next);
      tried += word[at] == START ? 0 : 1;
      at++;
      before[at] = next;
      untried[at] = options(at);
    }
    return at == word.length;
  }

  /** The states that may follow upon this symbol. */
  private int options(int at) {
    if (at == word.length || word[at] == START) {
      return automaton.all();
    }
    int done = known[place(at)];
    if (!isFixed(word[at]) || done == UNKNOWN) {
      return automaton.step(before[at], word[at]);
    }
    return done / states == word[at] ? 1 << done % states : 0;
  }

  private boolean isFixed(int symbol) {
    return Alphabet.answerOf(symbol) != Answer.UNCLEAR && fixed[Alphabet.inputOf(symbol)];
  }

  private void learn(int at, int next) {
    if (word[at] != START && isFixed(word[at]) && known[place(at)] == UNKNOWN) {
      learnt[at] = true;
      known[place(at)] = word[at] * states + next;
    }
  }

  private void forget(int at) {
    if (learnt[at]) {
      known[place(at)] = UNKNOWN;
      learnt[at] = false;
    }
  }

  /** Where it stands what is done on the input of this symbol in the state before it. */
  private int place(int at) {
    return Alphabet.inputOf(word[at]) * states + before[at];
  }
}

package io.github.insightkit.conformance.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches for a steady implementation behind some events: one that does the same each time it gets
 * the same input in the same state, whichever insight it is.
 */
final class Steadiness {
  /** How many steps are tried before the search gives up. */
  private static final int PATIENCE = 20_000;

  private static final int UNKNOWN = -1;

  /** A part between two bursts has to be longer than this to tell anything, in events. */
  private static final int TRIFLE = 3;

  /** Stands before each part: it may begin in any state. */
  private static final int START = -1;

  private final Encoding encoding;
  private final int states;
  private final int[] table;
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

  private Steadiness(Encoding encoding, int[] table, List<Integer> insights) {
    this.encoding = encoding;
    this.states = encoding.machine().size();
    this.table = table;
    this.fixed = new boolean[encoding.symbols().size()];
    for (int symbol = 0; symbol < fixed.length; symbol++) {
      Symbol one = encoding.symbols().get(symbol);
      // What another insight or another connection does to this one may differ from time to time.
      fixed[symbol] =
          one.answer() != Answer.UNCLEAR
              && !(one.input() instanceof Input.Elsewhere)
              && !(one.input() instanceof Input.Interlude);
    }
    this.word = parts(encoding, insights);
    this.before = new int[word.length + 1];
    this.untried = new int[word.length + 1];
    this.learnt = new boolean[word.length];
    this.known = new int[encoding.inputs().size() * states];
    Arrays.fill(known, UNKNOWN);
  }

  /** The events of these insights, cut where a burst leaves the state open. */
  private static int[] parts(Encoding encoding, List<Integer> insights) {
    IntStream.Builder parts = IntStream.builder();
    for (int insight : insights) {
      int[] word = encoding.words().get(insight);
      int from = 0;
      for (int i = 0; i <= word.length; i++) {
        if (i == word.length || isBurst(encoding.symbols().get(word[i]).input())) {
          if (i - from > TRIFLE || i - from == word.length) {
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
    return input instanceof Input.Interlude interlude
        && interlude.kind() == Input.Interlude.Kind.BURST;
  }

  /** Whether some steady implementation takes these steps through the events of these insights. */
  static boolean canExplain(Encoding encoding, int[] table, List<Integer> insights) {
    return new Steadiness(encoding, table, insights).explains();
  }

  /**
   * Goes on as far as it can, and back where it can't; not by recursion, for histories are long.
   */
  private boolean explains() {
    int at = 0;
    untried[0] = options(0);
    for (int tried = 0; at < word.length && tried < PATIENCE; ) {
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
      return encoding.machine().all();
    }
    int done = known[place(at)];
    if (!fixed[word[at]] || done == UNKNOWN) {
      return table[encoding.cell(word[at], before[at])];
    }
    return done / states == word[at] ? 1 << done % states : 0;
  }

  private void learn(int at, int next) {
    if (word[at] != START && fixed[word[at]] && known[place(at)] == UNKNOWN) {
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
    return encoding.inputOf(word[at]) * states + before[at];
  }
}

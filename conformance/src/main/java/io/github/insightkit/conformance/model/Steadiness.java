package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  private final Encoding encoding;
  private final List<int[]> parts;
  private final int states;
  private final int[] table;
  private final boolean[] fixed;

  /**
   * What is done on each input in each state, as far as it is known: a symbol and the next state.
   */
  private final int[] known;

  private int tried;

  private Steadiness(Encoding encoding, int[] table, List<Integer> insights) {
    this.encoding = encoding;
    this.parts = parts(encoding, insights);
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
    this.known = new int[encoding.inputs().size() * states];
    Arrays.fill(known, UNKNOWN);
  }

  /** The events of these insights, cut where a burst leaves the state open. */
  private static List<int[]> parts(Encoding encoding, List<Integer> insights) {
    List<int[]> parts = new ArrayList<>();
    for (int insight : insights) {
      int[] word = encoding.words().get(insight);
      int from = 0;
      for (int i = 0; i <= word.length; i++) {
        if (i == word.length || isBurst(encoding.symbols().get(word[i]).input())) {
          if (i - from > TRIFLE || i - from == word.length) {
            parts.add(Arrays.copyOfRange(word, from, i));
          }
          from = i + 1;
        }
      }
    }
    return parts;
  }

  private static boolean isBurst(Input input) {
    return input instanceof Input.Interlude interlude
        && interlude.kind() == Input.Interlude.Kind.BURST;
  }

  /** Whether some steady implementation takes these steps through the events of these insights. */
  static boolean canExplain(Encoding encoding, int[] table, List<Integer> insights) {
    return new Steadiness(encoding, table, insights).explains(0);
  }

  private boolean explains(int part) {
    if (part == parts.size()) {
      return true;
    }
    for (int start = 0; start < states; start++) {
      if (explains(part, start, 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean explains(int part, int state, int position) {
    int[] word = parts.get(part);
    if (position == word.length) {
      return explains(part + 1);
    }
    if (++tried > PATIENCE) {
      return false;
    }
    int symbol = word[position];
    int options = table[encoding.cell(symbol, state)];
    int here = encoding.inputOf(symbol) * states + state;
    if (fixed[symbol] && known[here] != UNKNOWN) {
      int next = known[here] % states;
      return known[here] / states == symbol
          && (options & 1 << next) != 0
          && explains(part, next, position + 1);
    }
    for (int rest = options; rest != 0; rest &= rest - 1) {
      int next = Integer.numberOfTrailingZeros(rest);
      if (fixed[symbol]) {
        known[here] = symbol * states + next;
      }
      if (explains(part, next, position + 1)) {
        return true;
      }
      if (fixed[symbol]) {
        known[here] = UNKNOWN;
      }
    }
    return false;
  }
}

package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which mutants some events leave possible.
 *
 * <p>A mutant is like the others until its input comes. So the states that are possible before each
 * event are worked out once, and each mutant is followed only where it goes another way. Safe for
 * use by several threads.
 */
final class Survival {
  private final Encoding encoding;
  private final int[] table;

  /** The states that are possible before each event of each word, and after the last. */
  private final List<int[]> possible = new ArrayList<>();

  /** Where each input stands in each word. */
  private final List<Map<Input, List<Integer>>> places = new ArrayList<>();

  /** Of mutants of these steps. */
  Survival(Encoding encoding, int[] table) {
    this.encoding = encoding;
    this.table = table;
    for (int[] word : encoding.words()) {
      int[] before = new int[word.length + 1];
      before[0] = encoding.machine().all();
      for (int i = 0; i < word.length; i++) {
        before[i + 1] = encoding.after(table, before[i], word[i]);
      }
      possible.add(before);
      Map<Input, List<Integer>> where = new HashMap<>();
      for (int i = 0; i < word.length; i++) {
        where
            .computeIfAbsent(
                encoding.inputs().get(encoding.inputOf(word[i])), unused -> new ArrayList<>())
            .add(i);
      }
      places.add(where);
    }
  }

  /** Whether the events of all insights are possible with this mutant. */
  boolean of(Mutant mutant) {
    for (int insight = 0; insight < encoding.words().size(); insight++) {
      if (!isPossible(mutant, insight)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPossible(Mutant mutant, int insight) {
    int[] word = encoding.words().get(insight);
    int[] usual = possible.get(insight);
    List<Integer> own = places.get(insight).getOrDefault(mutant.input(), List.of());
    int at = encoding.machine().only(mutant.state());
    int states = usual[0];
    int upcoming = 0;
    for (int i = 0; i < word.length && states != 0; i++) {
      if (states == usual[i]) {
        while (upcoming < own.size() && own.get(upcoming) < i) {
          upcoming++;
        }
        if (upcoming == own.size()) {
          return usual[word.length] != 0;
        }
        i = own.get(upcoming);
        states = usual[i];
      }
      boolean differs =
          (states & at) != 0
              && encoding.inputs().get(encoding.inputOf(word[i])).equals(mutant.input());
      states =
          differs
              ? encoding.after(table, states & ~at, word[i]) | mutated(mutant, word[i])
              : encoding.after(table, states, word[i]);
    }
    return states != 0;
  }

  /** The states after this symbol, which is of the mutant's input, from the mutant's state. */
  private int mutated(Mutant mutant, int symbol) {
    Machine machine = encoding.machine();
    int at = Integer.numberOfTrailingZeros(machine.only(mutant.state()));
    if (encoding.symbols().get(symbol).answer() == mutant.answer()) {
      return machine.only(mutant.next());
    }
    // Where either answer is right, answering one of them wrongly leaves the other as it was.
    return machine.step(at, mutant.input(), mutant.answer()) == 0
        ? 0
        : table[encoding.cell(symbol, at)];
  }
}

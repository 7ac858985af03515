package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The machine's steps, and besides them those that break nothing but some rules.
 *
 * <p>Which steps break which rule is worked out once. Safe for use by several threads.
 */
final class Relaxation {
  private final int[] right;
  private final Map<String, int[]> wrong = new HashMap<>();

  /** The steps that the symbols of this encoding stand for. */
  Relaxation(Encoding encoding, Blame blame) {
    Machine machine = encoding.machine();
    this.right = encoding.table(Steps.of(machine));
    for (int symbol = 0; symbol < encoding.symbols().size(); symbol++) {
      Symbol one = encoding.symbols().get(symbol);
      if (one.answer() == Answer.UNCLEAR) {
        continue;
      }
      for (int state = 0; state < machine.size(); state++) {
        State before = machine.stateAt(state);
        int cell = encoding.cell(symbol, state);
        for (int next = 0; next < machine.size(); next++) {
          int step = 1 << next;
          if ((right[cell] & step) != 0) {
            continue;
          }
          for (String rule :
              blame.rules(before, one.input(), one.answer(), machine.stateAt(next))) {
            wrong.computeIfAbsent(rule, unused -> new int[right.length])[cell] |= step;
          }
        }
      }
    }
  }

  /** A table of the steps that break none but these rules. */
  int[] of(Collection<String> rules) {
    int[] table = right.clone();
    for (String rule : rules) {
      int[] more = wrong.get(rule);
      if (more != null) {
        for (int i = 0; i < table.length; i++) {
          table[i] |= more[i];
        }
      }
    }
    return table;
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Reading;
import java.util.List;

/**
 * Whether operations that went on at the same time can be put in an order in which an automaton can
 * take them (Herlihy and Wing, 1990).
 *
 * <p>An operation goes before another in that order if it ended before the other began; otherwise
 * either may go first.
 */
final class Linearizability {
  /** How many operations are looked at together; with more of them, nothing is said. */
  static final int MOST = 20;

  private Linearizability() {}

  /**
   * The states that are possible after these operations; none if there is no such order.
   *
   * @param before the states possible before the first of them
   */
  static int after(Automaton automaton, int before, List<Reading> operations) {
    boolean lost = operations.stream().anyMatch(one -> one.answer() == Answer.UNCLEAR);
    if (lost || operations.size() > MOST) {
      // What was never answered may take effect at any time from then on.
      return automaton.all();
    }
    int[] symbols = new int[operations.size()];
    int[] mustGoBefore = new int[operations.size()];
    for (int i = 0; i < symbols.length; i++) {
      Reading operation = operations.get(i);
      symbols[i] = Alphabet.symbol(automaton.number(operation.input()), operation.answer());
      for (int j = 0; j < symbols.length; j++) {
        if (operations.get(j).exchange().endMicros() < operation.exchange().startMicros()) {
          mustGoBefore[i] |= 1 << j;
        }
      }
    }
    int[] possible = new int[1 << symbols.length];
    possible[0] = before;
    for (int done = 0; done < possible.length; done++) {
      for (int next = 0; next < symbols.length && possible[done] != 0; next++) {
        boolean mayGoNext = (done & 1 << next) == 0 && (mustGoBefore[next] & ~done) == 0;
        if (mayGoNext) {
          possible[done | 1 << next] |= automaton.after(possible[done], symbols[next]);
        }
      }
    }
    return possible[possible.length - 1];
  }
}

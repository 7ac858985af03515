package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    int[] symbols = automaton.alphabet().word(operations.stream().map(Event::of).toList());
    int[] mustGoBefore = new int[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      for (int j = 0; j < symbols.length; j++) {
        Exchange one = operations.get(j).exchange();
        if (one.endMicros() < operations.get(i).exchange().startMicros()
            || (symbols[j] == symbols[i] && mayAsWellGoBefore(operations, j, i))) {
          mustGoBefore[i] |= 1 << j;
        }
      }
    }
    // For each set of operations that may be the first ones, the states possible after them.
    Map<Integer, Integer> possible = Map.of(0, before);
    for (int taken = 0; taken < symbols.length; taken++) {
      Map<Integer, Integer> further = new HashMap<>();
      possible.forEach(
          (done, states) -> {
            for (int next = 0; next < symbols.length; next++) {
              if ((done & 1 << next) == 0 && (mustGoBefore[next] & ~done) == 0) {
                int after = automaton.after(states, symbols[next]);
                if (after != 0) {
                  further.merge(done | 1 << next, after, (one, other) -> one | other);
                }
              }
            }
          });
      possible = further;
    }
    return possible.getOrDefault((1 << symbols.length) - 1, 0);
  }

  /**
   * Whether the first of two operations that are alike began and ended no later than the second: in
   * any order that is possible they can change places until it goes first.
   */
  private static boolean mayAsWellGoBefore(List<Reading> operations, int first, int second) {
    Exchange one = operations.get(first).exchange();
    Exchange other = operations.get(second).exchange();
    boolean same = one.startMicros() == other.startMicros() && one.endMicros() == other.endMicros();
    return same
        ? first < second
        : one.startMicros() <= other.startMicros() && one.endMicros() <= other.endMicros();
  }
}

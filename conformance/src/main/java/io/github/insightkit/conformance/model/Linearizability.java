package io.github.insightkit.conformance.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether operations that went on at the same time can be put in an order in which the machine can
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
   * One operation on one insight.
   *
   * @param startMicros when it was sent, in microseconds
   * @param endMicros when its answer was complete, likewise
   * @param input what it asks
   * @param answer what its answer says
   */
  record Operation(long startMicros, long endMicros, Input input, Answer answer) {}

  /**
   * The states that are possible after these operations; none if there is no such order.
   *
   * @param states how many states there are
   * @param before the states possible before the first of them
   */
  static int after(Steps steps, int states, int before, List<Operation> operations) {
    int all = (1 << states) - 1;
    boolean lost = operations.stream().anyMatch(one -> one.answer() == Answer.UNCLEAR);
    if (lost || operations.size() > MOST) {
      // What was never answered may take effect at any time from then on.
      return all;
    }
    int[] mustGoBefore = new int[operations.size()];
    for (int i = 0; i < operations.size(); i++) {
      for (int j = 0; j < operations.size(); j++) {
        if (operations.get(j).endMicros() < operations.get(i).startMicros()) {
          mustGoBefore[i] |= 1 << j;
        }
      }
    }
    int[][] table = operations.stream().map(one -> row(steps, states, one)).toArray(int[][]::new);
    int[] possible = new int[1 << operations.size()];
    possible[0] = before;
    for (int done = 0; done < possible.length; done++) {
      for (int next = 0; next < operations.size() && possible[done] != 0; next++) {
        boolean mayGoNext = (done & 1 << next) == 0 && (mustGoBefore[next] & ~done) == 0;
        if (mayGoNext) {
          possible[done | 1 << next] |= step(table[next], possible[done]);
        }
      }
    }
    return possible[possible.length - 1];
  }

  /** Where this operation leads to from each state. */
  private static int[] row(Steps steps, int states, Operation operation) {
    return IntStream.range(0, states)
        .map(state -> steps.from(state, operation.input(), operation.answer()))
        .toArray();
  }

  private static int step(int[] row, int before) {
    int after = 0;
    for (int rest = before; rest != 0; rest &= rest - 1) {
      after |= row[Integer.numberOfTrailingZeros(rest)];
    }
    return after;
  }
}

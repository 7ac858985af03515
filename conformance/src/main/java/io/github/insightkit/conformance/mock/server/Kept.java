package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Something that a fault keeps for each insight, for one server. Safe for use by several threads.
 *
 * @param <V> what is kept
 */
public final class Kept<V> {
  private final Map<Insight.Id, V> values = new ConcurrentHashMap<>();
  private final V first;

  private Kept(V first) {
    this.first = first;
  }

  /**
   * A change that goes by what is kept; a call sees what was kept before it.
   *
   * @param first what is kept of an insight that nothing was asked of
   * @param next what is kept once a call is over, given what was
   */
  public static <V> Change keeping(
      V first, BiFunction<V, Call, V> next, Function<Kept<V>, Change> change) {
    return Change.remembering(
        () -> {
          Kept<V> kept = new Kept<>(first);
          return change
              .apply(kept)
              .and(
                  Change.after(
                      Stage.STORE,
                      call -> true,
                      call -> kept.values.put(call.insight(), next.apply(kept.of(call), call))));
        });
  }

  /**
   * Counts such calls for each server, and changes what is done for some of them.
   *
   * @param turn tells by the number of a call, from 1, whether it is one of those
   */
  public static Change counting(
      Predicate<Call> which, IntPredicate turn, Function<Predicate<Call>, Change> change) {
    return Change.remembering(
        () -> {
          AtomicInteger count = new AtomicInteger();
          return change.apply(which.and(call -> turn.test(count.incrementAndGet())));
        });
  }

  /**
   * A change that goes by the state that was asked for when something held.
   *
   * @param none what is kept of an insight for which it never did
   * @param when tells it, given what was kept before
   */
  public static Change keepingWanted(
      State none, BiPredicate<State, Call> when, Function<Kept<State>, Change> change) {
    return keeping(
        none,
        (kept, call) -> when.test(kept, call) && call.wanted() != null ? call.wanted() : kept,
        change);
  }

  /**
   * A change for such calls before which something was so of the insight.
   *
   * @param next tells whether it is so once a call is over, given whether it was
   */
  public static Change keepingWhether(
      BiPredicate<Boolean, Call> next, Function<Predicate<Call>, Change> change) {
    return keeping(false, next::test, kept -> change.apply(kept::of));
  }

  /** When just what is kept is asked for. */
  public boolean isWanted(Call call) {
    return of(call).equals(call.wanted());
  }

  /** What is kept of the insight that is asked for. */
  public V of(Call call) {
    return of(call.insight());
  }

  public V of(Insight.Id insight) {
    return values.getOrDefault(insight, first);
  }

  /** When such a thing is kept of the insight that is asked for. */
  public Predicate<Call> is(Predicate<V> kind) {
    return call -> kind.test(of(call));
  }
}

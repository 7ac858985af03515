package io.github.insightkit.conformance.mock.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

  /** Says what is kept once an attempt is over. */
  public interface Next<V> {
    V after(V kept, Attempt attempt, Insight before, Decision verdict);
  }

  /**
   * A change that goes by what is kept; an attempt sees what was kept before it.
   *
   * @param first what is kept of an insight that nothing was asked of
   */
  public static <V> Change keeping(V first, Next<V> next, Function<Kept<V>, Change> change) {
    return Change.remembering(
        () -> {
          Kept<V> kept = new Kept<>(first);
          return change
              .apply(kept)
              .and(
                  Change.on(
                      Behaviour.Store.class,
                      usual ->
                          (attempt, before, verdict) -> {
                            Insight after = usual.store(attempt, before, verdict);
                            V old = kept.of(attempt.insight());
                            kept.values.put(
                                attempt.insight(), next.after(old, attempt, before, verdict));
                            return after;
                          }));
        });
  }

  /** What is kept of this insight. */
  public V of(Insight.Id insight) {
    return values.getOrDefault(insight, first);
  }

  /** When such a thing is kept of the insight that is asked for. */
  public When is(Predicate<V> kind) {
    return (attempt, before) -> kind.test(of(attempt.insight()));
  }
}

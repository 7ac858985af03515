package io.github.insightkit.conformance.mock.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Insights in memory, up to a number, so that a stray client can't fill the heap. */
final class InsightMemory implements InsightStore {
  private final ConcurrentHashMap<Insight.Id, Insight> insights = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Insight untouched;
  private final int capacity;

  InsightMemory(Insight untouched, int capacity) {
    this.untouched = untouched;
    this.capacity = capacity;
  }

  @Override
  public void update(Insight.Id id, UnaryOperator<Insight> change) {
    insights.compute(
        id,
        (key, known) -> {
          if (known != null) {
            return change.apply(known);
          }
          if (size.get() >= capacity) {
            throw Refusals.full(capacity).asException();
          }
          Insight created = change.apply(untouched);
          size.incrementAndGet();
          return created;
        });
  }
}

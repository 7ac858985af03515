package io.github.insightkit.conformance.mock.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What the server remembers of insights. Called by several threads at once. */
public interface InsightStore {

  /**
   * Changes one insight in one indivisible step.
   *
   * @param id the insight; one that was never heard of is unclassified
   * @param change what becomes of it; called once, and may throw, which changes nothing
   * @throws Refusal.RefusedException if the insight is new and there is no room for it
   */
  void update(Insight.Id id, UnaryOperator<Insight> change);

  default Insight look(Insight.Id id) {
    Insight[] seen = new Insight[1];
    update(id, before -> seen[0] = before);
    return seen[0];
  }

  /** Insights in memory, up to a number, so that a stray client can't fill the heap. */
  static InsightStore inMemory(Insight untouched, int capacity) {
    Map<Insight.Id, Insight> insights = new ConcurrentHashMap<>();
    return (id, change) ->
        insights.compute(
            id,
            (key, known) -> {
              if (known == null && insights.size() >= capacity) {
                throw Refusals.full(capacity).asException();
              }
              return change.apply(known == null ? untouched : known);
            });
  }
}

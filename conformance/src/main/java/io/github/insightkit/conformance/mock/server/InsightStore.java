package io.github.insightkit.conformance.mock.server;

import java.util.function.UnaryOperator;

/** What the server remembers of insights. Safe for use by several threads. */
public interface InsightStore {

  /**
   * Changes one insight in one indivisible step.
   *
   * @param id the insight; one that was never heard of is unclassified
   * @param change what becomes of it; called once, and may throw, which changes nothing
   * @throws RefusedException if the insight is new and there is no room for it
   */
  void update(InsightId id, UnaryOperator<Insight> change);

  /** What stands on an insight. */
  default Insight look(InsightId id) {
    Insight[] seen = new Insight[1];
    update(
        id,
        before -> {
          seen[0] = before;
          return before;
        });
    return seen[0];
  }
}

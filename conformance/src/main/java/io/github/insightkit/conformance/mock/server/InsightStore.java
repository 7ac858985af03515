package io.github.insightkit.conformance.mock.server;

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

  /** What stands on an insight. */
  default Insight look(Insight.Id id) {
    Insight[] seen = new Insight[1];
    update(id, before -> seen[0] = before);
    return seen[0];
  }
}

package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;

/** Sets again what stood on an insight before it was changed. */
public final class Restoration {
  private Restoration() {}

  /**
   * The body of the request. The rationale that stood can't be read, so this one names the run; it
   * is short enough for everybody.
   *
   * @param state a state that has a value
   */
  public static String body(State state, String runId) {
    return Bodies.object(
            state.classification(),
            "restored after conformance run " + runId + "; the rationale before it can't be read")
        .toString();
  }
}

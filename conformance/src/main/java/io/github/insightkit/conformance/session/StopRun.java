package io.github.insightkit.conformance.session;

/** Ends a run before its workloads are through, for going on makes no sense. */
public final class StopRun extends Exception {
  private static final long serialVersionUID = 1L;

  /** Ends the run for this reason, a clause without a full stop. */
  public StopRun(String reason) {
    super(reason);
  }
}

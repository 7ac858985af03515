package io.github.insightkit.sdk;

/**
 * A change that failed: what is needed to find out later what became of it.
 *
 * @param transport by what it was sent
 * @param insight of what
 * @param change what was sent
 * @param options how long and how often requests are tried
 * @param sentNanos when its last attempt began; the attempts before were certainly not applied
 * @param failedNanos when it failed
 */
record SentChange(
    Transport transport,
    InsightRef insight,
    ClassificationChange change,
    CallOptions options,
    long sentNanos,
    long failedNanos) {
  /** Leaves out the rationale. */
  @Override
  public String toString() {
    return "SentChange[" + insight + "]";
  }
}

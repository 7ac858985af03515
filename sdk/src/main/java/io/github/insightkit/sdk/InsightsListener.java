package io.github.insightkit.sdk;

/**
 * Watches every request: the place to count, to time and to log.
 *
 * <p>Called in the thread that sends, by many threads at once; it should be quick. What it throws
 * is dropped, for watching has no say in the outcome.
 */
@FunctionalInterface
public interface InsightsListener {
  /**
   * Takes note that a request has ended.
   *
   * @param event the request
   */
  void attemptEnded(AttemptEvent event);

  /**
   * Calls this listener first and another after it.
   *
   * @param next the other
   * @return both as one
   */
  default InsightsListener andThen(InsightsListener next) {
    return event -> {
      attemptEnded(event);
      next.attemptEnded(event);
    };
  }
}

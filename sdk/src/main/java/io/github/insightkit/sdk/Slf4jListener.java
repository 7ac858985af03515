package io.github.insightkit.sdk;

import java.util.Objects;
import org.slf4j.Logger;

/**
 * Logs every request with SLF4J, which is an optional dependency.
 *
 * <p>Applied changes and pages that came go to debug, repetitions to info, the rest to warn.
 * Neither a credential nor a rationale nor anything that a server wrote is logged, but for the ray
 * id, in which nothing is left that could write a line of its own.
 */
public final class Slf4jListener implements InsightsListener {
  private final Logger log;

  /**
   * Logs to a logger.
   *
   * @param log where to
   */
  @SuppressWarnings("exports") // Transitive would force the logger on those who do without.
  public Slf4jListener(Logger log) {
    this.log = Objects.requireNonNull(log, "log");
  }

  @Override
  public void attemptEnded(AttemptEvent event) {
    if (event.ending() == AttemptEvent.Ending.APPLIED
        || event.ending() == AttemptEvent.Ending.READ) {
      log.debug("{}", event);
    } else if (event.isLast()) {
      log.warn("{}", event);
    } else {
      log.info("{}", event);
    }
  }
}

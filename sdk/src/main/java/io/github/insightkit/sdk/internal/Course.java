package io.github.insightkit.sdk.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The course of one change over its attempts: after each, whether there is another, and when.
 *
 * <p>Both the blocking and the asynchronous sender ask here, so they can't differ.
 */
final class Course {
  private final Sending sending;
  private final Timing timing;
  private final Observer observer;
  private final long startNanos;
  private long attemptNanos;
  private int attempts;

  Course(Sending sending, Timing timing, Observer observer) {
    this.sending = sending;
    this.timing = timing;
    this.observer = observer;
    this.startNanos = timing.nanos().getAsLong();
  }

  Sending sending() {
    return sending;
  }

  /** Begins an attempt; returns how many nanoseconds it may take, at least one. */
  long begin() {
    attempts++;
    attemptNanos = timing.nanos().getAsLong();
    long left = sending.plan().deadline().toNanos() - (attemptNanos - startNanos);
    return Math.max(1, Math.min(left, sending.plan().timeout().toNanos()));
  }

  /** How long to wait before the next attempt, or null if this ending is final. */
  @Nullable Duration next(Ending ending) {
    long now = timing.nanos().getAsLong();
    Duration wait = RetryPolicy.CHANGE.waitAfter(ending, attempts, timing.jitter().getAsDouble());
    if (wait != null
        && (attempts >= sending.plan().maxAttempts()
            || wait.compareTo(sending.plan().deadline().minusNanos(now - startNanos)) >= 0)) {
      wait = null;
    }
    try {
      observer.attemptEnded(sending, attempts, ending, Duration.ofNanos(now - attemptNanos), wait);
    } catch (RuntimeException e) {
      // Whoever watches has no say in what becomes of the change.
    }
    return wait;
  }

  Outcome end(Ending ending) {
    return new Outcome(ending, attempts);
  }
}

package io.github.insightkit.sdk.internal;

import java.time.Duration;

/**
 * The course of one change over its attempts: after each, whether there is another, and when.
 *
 * <p>Both the blocking and the asynchronous sender ask here, so they can't differ.
 */
final class Course {
  private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(200).toNanos();
  private static final long MAX_BACKOFF_NANOS = Duration.ofSeconds(10).toNanos();

  private final Plan plan;
  private final Timing timing;
  private final long startNanos;
  private int attempts;

  Course(Plan plan, Timing timing) {
    this.plan = plan;
    this.timing = timing;
    this.startNanos = timing.nanos().getAsLong();
  }

  /** Begins an attempt; returns how long it may take. */
  Duration begin() {
    attempts++;
    Duration left = left();
    return left.compareTo(plan.timeout()) < 0 ? left : plan.timeout();
  }

  int attempts() {
    return attempts;
  }

  /** How long to wait before the next attempt, or a negative duration if this ending is final. */
  Duration next(Ending ending) {
    Duration wait = wait(ending);
    boolean again =
        !wait.isNegative() && attempts < plan.maxAttempts() && wait.compareTo(left()) < 0;
    return again ? wait : Duration.ofNanos(-1);
  }

  private Duration wait(Ending ending) {
    if (ending instanceof Ending.NotSent notSent && notSent.repeatable()) {
      return backoff();
    }
    if (ending instanceof Ending.Refused refused && refused.repeatable()) {
      Duration asked = refused.retryAfter();
      Duration backoff = backoff();
      // Never earlier than the server asks, and never all at once.
      return asked == null || asked.compareTo(backoff) < 0 ? backoff : asked;
    }
    return Duration.ofNanos(-1);
  }

  /** Doubles from attempt to attempt up to a cap; the upper half of it is left to chance. */
  private Duration backoff() {
    long full = Math.min(MAX_BACKOFF_NANOS, FIRST_BACKOFF_NANOS << Math.min(attempts - 1, 20));
    return Duration.ofNanos(full / 2 + (long) (full / 2.0 * timing.jitter().getAsDouble()));
  }

  private Duration left() {
    long spent = timing.nanos().getAsLong() - startNanos;
    return plan.deadline().minusNanos(spent);
  }
}

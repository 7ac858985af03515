package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request over its attempts: after each, whether there is another, and when.
 *
 * <p>Both the blocking and the asynchronous sender ask here, so they can't differ. Used by one
 * thread at a time.
 */
final class RetryLoop {
  private static final int UNAUTHORIZED = 401;

  private final Sending sending;
  private final Secrets secrets;
  private final Timing timing;
  private final Observer observer;
  private final long startNanos;
  private long attemptNanos;
  private int attempts;
  private boolean askedAgain;
  private @Nullable Secret fresh;

  RetryLoop(Sending sending, Secrets secrets, Timing timing, Observer observer) {
    this.sending = sending;
    this.secrets = secrets;
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
    return Math.max(1, Math.min(left(attemptNanos), sending.plan().timeout().toNanos()));
  }

  /** The credential that was had after the last attempt, or null to ask for it. */
  @Nullable Secret fresh() {
    return fresh;
  }

  /**
   * How long to wait before the next attempt, or null if this ending is final.
   *
   * @param used what the attempt was signed with, or null if it never was
   */
  @Nullable Duration next(Ending ending, @Nullable Secret used) {
    fresh = null;
    Duration took = Duration.ofNanos(timing.nanos().getAsLong() - attemptNanos);
    Duration wait = attempts < sending.plan().maxAttempts() ? wait(ending, used) : null;
    if (wait != null && wait.toNanos() >= left(timing.nanos().getAsLong())) {
      wait = null;
    }
    try {
      observer.attemptEnded(sending, attempts, ending, took, wait);
    } catch (RuntimeException e) {
      // Whoever watches has no say in what becomes of the request.
    } catch (Error e) {
      Threads.report(e);
    }
    return wait;
  }

  Outcome end(Ending ending) {
    return new Outcome(ending, attempts, attemptNanos);
  }

  private long left(long now) {
    return sending.plan().deadline().toNanos() - (now - startNanos);
  }

  private @Nullable Duration wait(Ending ending, @Nullable Secret used) {
    if (credentialChanged(ending, used)) {
      return Duration.ZERO;
    }
    return sending.policy().waitAfter(ending, attempts, timing.jitter().getAsDouble());
  }

  /** A 401 certainly wasn't applied: asks once more, for the credential may have been rotated. */
  private boolean credentialChanged(Ending ending, @Nullable Secret used) {
    if (askedAgain
        || used == null
        || !(ending instanceof Ending.Refused refused)
        || refused.answer().status() != UNAUTHORIZED) {
      return false;
    }
    askedAgain = true;
    try {
      Secret now = secrets.get(Math.max(1, left(timing.nanos().getAsLong())));
      fresh = now;
      return now != used;
    } catch (RuntimeException e) {
      // The refusal says more than this.
      return false;
    }
  }
}

package io.github.insightkit.sdk.internal;

import java.time.Duration;

/** How long to wait before an attempt if the server didn't say. */
public final class Backoff {
  private static final long FIRST_NANOS = Duration.ofMillis(200).toNanos();
  private static final long MAX_NANOS = Duration.ofSeconds(10).toNanos();

  private Backoff() {}

  /**
   * Doubles from attempt to attempt up to ten seconds; the upper half of it is left to chance, lest
   * all come back at once.
   *
   * @param attempts how many there were, at least one
   * @param chance from 0 inclusive to 1 exclusive
   * @return how long to wait
   */
  public static Duration after(int attempts, double chance) {
    long full = Math.min(MAX_NANOS, FIRST_NANOS << Math.min(attempts - 1, 20));
    return Duration.ofNanos(full / 2 + (long) (full / 2.0 * chance));
  }
}

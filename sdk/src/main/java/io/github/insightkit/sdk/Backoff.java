package io.github.insightkit.sdk;

import java.time.Duration;

/** How long to wait before an attempt if the server didn't say. */
final class Backoff {
  private Backoff() {}

  /**
   * Doubles from attempt to attempt, from 200 milliseconds up to ten seconds.
   *
   * @param attempts how many there were, at least one
   * @param chance from 0 inclusive to 1 exclusive
   * @return how long to wait
   */
  static Duration after(int attempts, double chance) {
    return spread(Duration.ofMillis(200), 2, Duration.ofSeconds(10), attempts, chance);
  }

  /**
   * Grows fourfold from attempt to attempt, from five seconds up to the five minutes for which the
   * API refuses everything once its limit has been passed. Shorter waits would be attempts wasted.
   *
   * @param attempts how many there were, at least one
   * @param chance from 0 inclusive to 1 exclusive
   * @return how long to wait
   */
  static Duration afterThrottling(int attempts, double chance) {
    return spread(Duration.ofSeconds(5), 4, Duration.ofMinutes(5), attempts, chance);
  }

  /** The upper half of a wait is left to chance, lest all come back at once. */
  private static Duration spread(
      Duration first, int factor, Duration max, int attempts, double chance) {
    Duration full = first;
    for (int i = 1; i < attempts && full.compareTo(max) < 0; i++) {
      full = full.multipliedBy(factor);
    }
    long nanos = (full.compareTo(max) < 0 ? full : max).toNanos();
    return Duration.ofNanos(nanos / 2 + (long) (nanos / 2.0 * chance));
  }
}

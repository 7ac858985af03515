package io.github.insightkit.sdk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Real time that stands still until a test starts it, so that a slow machine has all the time it
 * needs for what comes before. An alarm that was set earlier never rings.
 */
final class StartedTime {
  private volatile long start;

  void start() {
    if (start == 0) {
      start = System.nanoTime();
    }
  }

  Timing timing() {
    return new Timing(
        Clock.systemUTC(),
        this::nanos,
        () -> 0.5,
        wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()),
        Timing::later,
        (wait, task) -> Timing.later(start == 0 ? Duration.ofDays(1) : wait, task));
  }

  private long nanos() {
    return start == 0 ? 0 : System.nanoTime() - start;
  }
}

package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.concurrent.Future;

/**
 * Real time that stands still until a test starts it, so that a slow machine has all the time it
 * needs for what comes before. An alarm that was set earlier never rings.
 */
final class StartedTime extends SystemTime {
  private volatile long start;

  void start() {
    if (start == 0) {
      start = System.nanoTime();
    }
  }

  @Override
  public long nanoTime() {
    return start == 0 ? 0 : System.nanoTime() - start;
  }

  @Override
  public Future<?> alarm(Duration limit, Runnable task) {
    return after(start == 0 ? Duration.ofDays(1) : limit, task);
  }

  @Override
  public double jitter() {
    return 0.5;
  }
}

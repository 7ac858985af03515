package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.ClientTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Time in which every wait is over at once: it passes only when somebody waits, or says so. It
 * begins with 2026.
 *
 * <p>The waits of several threads add up. Limits of an attempt are kept by the system's clocks, so
 * that a server which doesn't know this time and never answers holds nobody. Safe for use by many
 * threads.
 */
public final class VirtualTime implements ClientTime {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ClientTime system = ClientTime.system();
  private final List<Duration> waits = new ArrayList<>();
  private long nanos;

  /** Begins. */
  public VirtualTime() {}

  @Override
  public Instant now() {
    return START.plusNanos(nanoTime());
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before a wait of " + wait);
    }
    waited(wait);
  }

  @Override
  public Future<?> after(Duration pause, Runnable task) {
    waited(pause);
    return system.after(Duration.ZERO, task);
  }

  @Override
  public Future<?> alarm(Duration limit, Runnable task) {
    return system.alarm(limit, task);
  }

  /** {@inheritDoc} Here always a half, so that waits are the same in every run. */
  @Override
  public double jitter() {
    return 0.5;
  }

  private synchronized void waited(Duration wait) {
    waits.add(wait);
    nanos += wait.toNanos();
  }

  /**
   * Lets time pass for which nobody asked.
   *
   * @param time how much
   * @throws IllegalArgumentException if it is negative
   */
  public synchronized void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Expected time to go forward, got " + time);
    }
    nanos += time.toNanos();
  }

  /**
   * Lists what was waited for: between attempts, for a place in the pace of a bulk run, while
   * settling.
   *
   * @return the waits, in the order in which they began
   */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public String toString() {
    return "VirtualTime[" + now() + "]";
  }
}

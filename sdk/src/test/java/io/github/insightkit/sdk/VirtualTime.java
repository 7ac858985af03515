package io.github.insightkit.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that passes only when someone waits for it or says so, and a record of the waits. Alarms are
 * real, for a server on a socket doesn't know this time.
 */
final class VirtualTime extends SystemTime {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public Instant now() {
    return START;
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public void sleep(Duration wait) {
    waits.add(wait);
    advance(wait);
  }

  @Override
  public Future<?> after(Duration pause, Runnable task) {
    sleep(pause);
    return super.after(Duration.ZERO, task);
  }

  @Override
  public Future<?> alarm(Duration limit, Runnable task) {
    return super.after(limit, task);
  }

  @Override
  public double jitter() {
    return 0.5;
  }

  /** Lets time pass for which nobody asked. */
  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  List<Duration> waits() {
    return List.copyOf(waits);
  }
}

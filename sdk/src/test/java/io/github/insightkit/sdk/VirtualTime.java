package io.github.insightkit.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when someone waits for it or says so, and a record of the waits. */
final class VirtualTime {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  Timing timing() {
    return new Timing(
        Clock.fixed(START, ZoneOffset.UTC),
        nanos::get,
        () -> 0.5,
        this::pass,
        (wait, task) -> {
          pass(wait);
          return Timing.later(Duration.ZERO, task);
        },
        Timing::later);
  }

  private void pass(Duration wait) {
    waits.add(wait);
    advance(wait);
  }

  /** Lets time pass for which nobody asked. */
  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  List<Duration> waits() {
    return List.copyOf(waits);
  }
}

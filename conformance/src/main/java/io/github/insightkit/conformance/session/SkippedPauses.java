package io.github.insightkit.conformance.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pauses that nobody waits for: who goes by this time finds that they have passed. Safe for use by
 * several threads.
 */
public final class SkippedPauses implements Pause {
  private final AtomicLong skipped = new AtomicLong();

  @Override
  public void take(Duration duration) {
    skipped.addAndGet(duration.toNanos());
  }

  @Override
  public long nanoTime() {
    return System.nanoTime() + skipped.get();
  }
}

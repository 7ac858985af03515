package io.github.insightkit.conformance.session;

import java.time.Duration;

/** A way to let time pass. */
@FunctionalInterface
public interface Pause {
  /** Really waits. */
  Pause REAL = duration -> Thread.sleep(duration.toMillis());

  /**
   * Lets this much time pass.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void take(Duration duration) throws InterruptedException;
}

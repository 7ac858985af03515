package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.history.Exchange;
import java.time.Duration;

/** A way to let time pass. */
@FunctionalInterface
public interface Pause {
  Pause REAL = duration -> Thread.sleep(duration.toMillis());

  /** Just longer than nothing has to be sent for it to count as a pause. */
  Duration LEAST = Exchange.PAUSE.plusMillis(50);

  /** What suits a clock that is off by a little, too. */
  Duration LONG_ENOUGH = Exchange.PAUSE.plusMillis(500);

  /**
   * Lets this much time pass.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void take(Duration duration) throws InterruptedException;

  /** What time it is then, as {@link System#nanoTime} tells it. */
  default long nanoTime() {
    return System.nanoTime();
  }
}

package io.github.insightkit.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a client tells the time and waits. A test can bring one in which waits pass at once; see
 * {@link InsightsClientBuilder#time}. Used by many threads.
 */
public interface ClientTime {
  /**
   * The time that a client keeps unless it is given another.
   *
   * @return the system's clocks, and waits that last
   */
  static ClientTime system() {
    return new SystemTime();
  }

  /**
   * Tells the time of day, for a {@code Retry-After} that is a date.
   *
   * @return the time
   */
  Instant now();

  /**
   * Reads a clock that only ever goes forward.
   *
   * @return nanoseconds since any moment
   */
  long nanoTime();

  /**
   * Waits in the calling thread.
   *
   * @param wait how long
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(Duration wait) throws InterruptedException;

  /**
   * Goes on after a pause for which no thread waits.
   *
   * @param pause how long
   * @param task what to run then; short, for others wait behind it
   * @return a handle that takes the task back
   */
  Future<?> after(Duration pause, Runnable task);

  /**
   * Sets an alarm: nobody waits for it, and it is taken back if all goes well.
   *
   * @param limit when it rings, from now on
   * @param task what to run then; short, for others wait behind it
   * @return a handle that takes the task back
   */
  Future<?> alarm(Duration limit, Runnable task);

  /**
   * Says how much of the second half of a wait between attempts is waited, so that not all come
   * back at once.
   *
   * @return from 0 inclusive to 1 exclusive; by chance, unless implemented otherwise
   */
  default double jitter() {
    return ThreadLocalRandom.current().nextDouble();
  }
}

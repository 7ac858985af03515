package io.github.insightkit.sdk.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Every effect of time and chance, so that a test can bring its own.
 *
 * @param clock the wall clock, for dates in header fields
 * @param nanos a clock that only ever goes forward
 * @param jitter chance, from 0 inclusive to 1 exclusive
 * @param sleeper waits in the calling thread
 * @param delayer waits in no thread
 */
public record Timing(
    Clock clock, LongSupplier nanos, DoubleSupplier jitter, Sleeper sleeper, Delayer delayer) {

  /** Waits in the calling thread. */
  @FunctionalInterface
  public interface Sleeper {
    /**
     * Waits.
     *
     * @param wait how long
     * @throws InterruptedException if the thread is interrupted
     */
    void sleep(Duration wait) throws InterruptedException;
  }

  /** Runs something later. */
  @FunctionalInterface
  public interface Delayer {
    /**
     * Schedules a task.
     *
     * @param wait how long to wait first
     * @param task what to run then
     * @return a handle that takes the task back
     */
    Future<?> after(Duration wait, Runnable task);
  }

  /**
   * The real thing.
   *
   * @return the system's time and chance
   */
  public static Timing system() {
    return new Timing(
        Clock.systemUTC(),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()),
        (wait, task) -> {
          Executor later = CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS);
          return CompletableFuture.runAsync(task, later);
        });
  }
}

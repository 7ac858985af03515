package io.github.insightkit.sdk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
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
 * @param delayer waits in no thread, for what comes after a pause
 * @param alarm the same, for what cuts off a request whose time is over
 */
record Timing(
    Clock clock,
    LongSupplier nanos,
    DoubleSupplier jitter,
    Sleeper sleeper,
    Delayer delayer,
    Delayer alarm) {

  private static final ScheduledExecutorService TIMER = Threads.timer("insights-timer");

  /** Waits in the calling thread. */
  @FunctionalInterface
  interface Sleeper {
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
  interface Delayer {
    /**
     * Schedules a task.
     *
     * @param wait how long to wait first
     * @param task what to run then; short, for others wait behind it
     * @return a handle that takes the task back
     */
    Future<?> after(Duration wait, Runnable task);
  }

  /**
   * The real thing.
   *
   * @return the system's time and chance
   */
  static Timing system() {
    return new Timing(
        Clock.systemUTC(),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()),
        Timing::later,
        Timing::later);
  }

  /**
   * Runs a task later in the one thread that keeps the time of all clients.
   *
   * @param wait how long to wait first
   * @param task what to run then
   * @return a handle that takes the task back
   */
  static Future<?> later(Duration wait, Runnable task) {
    return TIMER.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
  }
}

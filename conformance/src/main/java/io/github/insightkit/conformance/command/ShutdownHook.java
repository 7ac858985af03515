package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.session.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a run that is cut short by Ctrl-C, or by an ordinary kill, still resets what it
 * touched and writes its report.
 *
 * <p>The process then waits for that, though not forever.
 */
final class ShutdownHook implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final CountDownLatch ending = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "leave-insights-reset");
  private volatile Runnable stop = () -> {};

  ShutdownHook() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits like any other, except that it ends as soon as the process is asked to. */
  Pause pause() {
    return duration -> {
      boolean unused = ending.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    };
  }

  /** Does this when the process is asked to end. */
  void stops(Runnable work) {
    stop = work;
  }

  private void end() {
    stop.run();
    ending.countDown();
    try {
      done.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** There is nothing left to wait for. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has what it waits for.
    }
  }
}

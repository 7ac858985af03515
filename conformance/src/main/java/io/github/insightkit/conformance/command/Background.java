package io.github.insightkit.conformance.command;

import java.util.concurrent.Executor;

/**
 * Starts each task at once, on a daemon thread of its own; the common pool has one thread on two
 * processors. A task that fails does so in silence, unless it is behind a future.
 */
enum Background implements Executor {
  /** The one that there is. */
  THREAD;

  @Override
  public void execute(Runnable task) {
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
  }
}

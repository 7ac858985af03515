package io.github.insightkit.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real time, of which one thread keeps track for all clients. */
class SystemTime implements ClientTime {
  private static final ScheduledExecutorService TIMER = Threads.timer("insights-timer");

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(wait.toNanos());
  }

  @Override
  public Future<?> after(Duration pause, Runnable task) {
    return TIMER.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public Future<?> alarm(Duration limit, Runnable task) {
    return after(limit, task);
  }
}

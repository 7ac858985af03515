package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one bulk run: daemons that end with it. None dies without the run knowing why, and
 * the caller's thread, which waits for them, keeps the time; one that is stuck in code of the
 * caller's holds nobody.
 */
final class BulkThreads {
  /** What a thread does. */
  interface Work {
    void run() throws InterruptedException;
  }

  /** How long a stopped run waits for what isn't a request: callbacks, and the stream. */
  private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ClientTime time;
  private final long untilNanos;
  private final Supplier<Throwable> timeIsOver;
  private final Runnable whenStopped;
  private final List<Thread> threads = new ArrayList<>();
  private final Set<Thread> sending = new HashSet<>();
  private int running;
  private long lastAnswerNanos;
  private long giveUpNanos;
  private @Nullable Throwable stoppedBy;
  private @Nullable Error error;

  /**
   * Starts nothing yet.
   *
   * @param timeIsOver the reason to stop at the deadline
   * @param whenStopped what to do when the run is stopped; once, and quick
   */
  BulkThreads(
      ClientTime time, long untilNanos, Supplier<Throwable> timeIsOver, Runnable whenStopped) {
    this.time = time;
    this.untilNanos = untilNanos;
    this.timeIsOver = timeIsOver;
    this.whenStopped = whenStopped;
    this.lastAnswerNanos = now();
  }

  synchronized void start(String name, Work work) {
    Thread thread = new Thread(null, () -> guarded(work), name, 0, false);
    thread.setDaemon(true);
    try {
      thread.start();
      threads.add(thread);
      running++;
    } catch (Throwable e) {
      stop(e);
    }
  }

  private void guarded(Work work) {
    try {
      work.run();
    } catch (Throwable e) {
      stop(e);
    } finally {
      synchronized (this) {
        running--;
        notifyAll();
      }
    }
  }

  /**
   * Waits for all, even if interrupted, for what is under way has an outcome to report; returns
   * whether it was. Once the run is stopped, threads that are stuck are left alone.
   */
  synchronized boolean await() {
    boolean interrupted = false;
    while (running > 0) {
      long left = (stoppedBy == null ? untilNanos : giveUpNanos) - now();
      if (left <= 0 && stoppedBy != null) {
        break;
      }
      try {
        if (left <= 0) {
          stop(timeIsOver.get());
        } else {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
      } catch (InterruptedException e) {
        interrupted = true;
        stop(e);
      }
    }
    return interrupted;
  }

  /**
   * Lets no more requests begin, and wakes who waits. Who is sending isn't disturbed, for the
   * outcome would be unknown then.
   *
   * @param reason why; the first one counts, but no error is forgotten
   */
  synchronized void stop(Throwable reason) {
    if (error == null && reason instanceof Error thrown) {
      error = thrown;
    }
    if (stoppedBy != null) {
      return;
    }
    stoppedBy = reason;
    long now = now();
    giveUpNanos = now + GRACE_NANOS + (sending.isEmpty() ? 0 : Math.max(0, lastAnswerNanos - now));
    for (Thread thread : threads) {
      if (!sending.contains(thread) && thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }
    whenStopped.run();
    notifyAll();
  }

  /**
   * Begins a request in this thread.
   *
   * @param limit how long it may take
   * @param begin what has to be done if the run hasn't been stopped
   * @throws InterruptedException if it has
   */
  synchronized <T> T beginSending(Duration limit, Supplier<T> begin) throws InterruptedException {
    if (stoppedBy != null) {
      throw new InterruptedException("The run has been stopped");
    }
    sending.add(Thread.currentThread());
    long end = now() + limit.toNanos();
    lastAnswerNanos = end - lastAnswerNanos > 0 ? end : lastAnswerNanos;
    return begin.get();
  }

  synchronized void endSending() {
    sending.remove(Thread.currentThread());
  }

  synchronized @Nullable Throwable stoppedBy() {
    return stoppedBy;
  }

  /** What has to be thrown on when all is done. */
  synchronized @Nullable Error error() {
    return error;
  }

  private long now() {
    return time.nanoTime();
  }
}

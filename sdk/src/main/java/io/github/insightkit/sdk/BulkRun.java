package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One run over many changes: a few workers, one pace. */
final class BulkRun {
  /** Longer than any run: 146 years, half of what a clock of nanoseconds can tell apart. */
  private static final long NEVER = Long.MAX_VALUE / 2;

  /** How many changes are read after the run was stopped, to be reported as not attempted. */
  private static final int MAX_REST = 100_000;

  private final Transport transport;
  private final RateLimiter pace;
  private final ClientTime time;
  private final CallOptions call;
  private final BulkOptions options;
  private final BulkQueue queue;
  private final long untilNanos;
  private final BulkThreads threads;
  private final ReentrantLock telling = new ReentrantLock();
  private int applied;
  private int failed;

  BulkRun(
      Transport transport,
      RateLimiter pace,
      CallOptions defaults,
      BulkOptions options,
      Spliterator<Change> changes) {
    this.transport = transport;
    this.pace = pace;
    this.time = transport.time();
    CallOptions own = options.call();
    this.call = own == null ? defaults : own;
    this.options = options;
    this.queue = new BulkQueue(changes);
    Duration deadline = options.deadline();
    this.untilNanos = now() + (deadline == null ? NEVER : deadline.toNanos());
    this.threads = new BulkThreads(time, untilNanos, this::timeIsOver, this::stopped);
  }

  BulkReport run() {
    for (int i = 0; i < options.concurrency(); i++) {
      threads.start("insights-bulk-" + i, this::work);
    }
    if (threads.await()) {
      Thread.currentThread().interrupt();
    }
    List<BulkResult> results =
        queue.close().stream().map(task -> task.result(transport, call)).toList();
    Duration settling = options.settling();
    if (settling != null && threads.stoppedBy() == null) {
      results = new BulkSettling(pace, time, settling, untilNanos).settled(results);
    }
    BulkReport report = new BulkReport(results, queue.isReadToEnd(), threads.stoppedBy());
    Error error = threads.error();
    if (error != null) {
      throw new BulkAbortedException(report, error);
    }
    return report;
  }

  private void stopped() {
    queue.stop();
    threads.start("insights-bulk-rest", () -> queue.readRest(MAX_REST));
  }

  private TimeoutException timeIsOver() {
    return new TimeoutException(
        "The run's deadline of " + options.deadline() + " leaves no time for another request");
  }

  private void work() throws InterruptedException {
    BulkTask task = queue.take();
    while (task != null) {
      if (!carryOut(task)) {
        threads.stop(timeIsOver());
      }
      ended(task.result(transport, call));
      task = queue.takeAfter(task);
    }
  }

  /** Sends what a change takes, as often as it takes; returns false if the run has no time left. */
  private boolean carryOut(BulkTask task) throws InterruptedException {
    while (pace.acquire(untilNanos)) {
      Duration wait;
      try {
        wait = attempt(task);
      } finally {
        pace.release();
      }
      if (wait == null) {
        return true;
      }
      time.sleep(wait);
    }
    return false;
  }

  /** Sends once; returns how long to wait before the next request of this change, or null. */
  private @Nullable Duration attempt(BulkTask task) throws InterruptedException {
    transport.requireOpen();
    Duration left = Duration.ofNanos(Math.max(1, untilNanos - now()));
    Duration limit = left.compareTo(call.timeout()) < 0 ? left : call.timeout();
    ClassificationChange change = threads.beginSending(limit, () -> task.begin(now()));
    Outcome outcome;
    try {
      // One attempt at a time: what to repeat and when is decided here, for all together. The
      // second is for a credential that has changed.
      CallOptions once = new CallOptions(limit, limit, 2, call.headers());
      outcome =
          transport.send(
              new Sending.Change(
                  transport, new Destination(task.insight()), change, once, RetryPolicy.NONE));
    } finally {
      threads.endSending();
    }
    return next(task, outcome);
  }

  private @Nullable Duration next(BulkTask task, Outcome outcome) {
    int attempts = task.end(outcome);
    Ending ending = outcome.ending();
    Duration wait = RetryPolicy.CHANGE.waitAfter(ending, attempts, time.jitter());
    boolean everyoneWaits = heed(ending, wait);
    if (task.goesOn()) {
      return Duration.ZERO;
    }
    if (wait == null || attempts >= options.maxAttempts()) {
      return null;
    }
    if (everyoneWaits) {
      return Duration.ZERO;
    }
    return wait.toNanos() < untilNanos - now() ? wait : null;
  }

  /**
   * Holds everyone back if the server says so; returns true if that covers the wait of this change.
   */
  private boolean heed(Ending ending, @Nullable Duration wait) {
    if (ending instanceof Ending.Refused refused && refused.answer().status() == 429) {
      Duration asked = refused.why().retryAfter();
      Duration pause = asked == null ? wait : asked;
      if (pause != null) {
        pace.pause(pause);
        return wait != null && pause.compareTo(wait) >= 0;
      }
    }
    Answer answer =
        ending instanceof Ending.Applied applied
            ? applied.answer()
            : ending instanceof Ending.Refused refused ? refused.answer() : null;
    RateLimitHeader left = answer == null ? null : RateLimitHeader.tightestOf(answer);
    if (left != null) {
      pace.remaining(left.remaining(), left.reset());
    }
    return false;
  }

  /** Counts, tells whoever watches, and stops at what no other change would get past. */
  private void ended(BulkResult result) {
    InsightsException barrier = barrier(result);
    if (barrier != null) {
      threads.stop(barrier);
    }
    telling.lock();
    try {
      if (result instanceof BulkResult.Applied) {
        applied++;
      } else if (result instanceof BulkResult.Failed) {
        failed++;
      }
      options.progress().accept(new BulkProgress(applied, failed, queue.total(), result));
    } catch (RuntimeException e) {
      // Whoever watches has no say in what becomes of the changes.
    } finally {
      telling.unlock();
    }
  }

  private static @Nullable InsightsException barrier(BulkResult result) {
    if (!(result instanceof BulkResult.Failed failed)) {
      return null;
    }
    InsightsException failure =
        failed.failure() instanceof ReclassifyException half ? half.failure() : failed.failure();
    return failure instanceof CredentialsException || failure instanceof EdgeBlockedException
        ? failure
        : null;
  }

  private long now() {
    return time.nanoTime();
  }
}

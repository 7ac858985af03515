package io.github.insightkit.sdk;

import io.github.insightkit.sdk.internal.Answer;
import io.github.insightkit.sdk.internal.Ending;
import io.github.insightkit.sdk.internal.Outcome;
import io.github.insightkit.sdk.internal.Plan;
import io.github.insightkit.sdk.internal.RateLimitHeader;
import io.github.insightkit.sdk.internal.RateLimiter;
import io.github.insightkit.sdk.internal.RetryPolicy;
import io.github.insightkit.sdk.internal.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run over many changes: a few workers, one pace. */
final class BulkRun {
  /** How long the API refuses everything once the limit has been passed. */
  private static final Duration PENALTY = Duration.ofMinutes(5);

  private final InsightsClient client;
  private final RateLimiter pace;
  private final Timing timing;
  private final Plan plan;
  private final BulkOptions options;
  private final BulkQueue queue;

  private final List<@Nullable BulkResult> results = new ArrayList<>();
  private final Set<Thread> sending = new HashSet<>();
  private boolean stopped;
  private int applied;
  private int failed;

  BulkRun(
      InsightsClient client,
      RateLimiter pace,
      Timing timing,
      Plan plan,
      BulkOptions options,
      Iterator<Change> changes) {
    this.client = client;
    this.pace = pace;
    this.timing = timing;
    // One attempt at a time: what to repeat and when is decided here, for all together.
    this.plan = new Plan(plan.timeout(), plan.deadline(), 1, plan.headers());
    this.options = options;
    this.queue = new BulkQueue(changes);
  }

  BulkReport run() {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < options.concurrency(); i++) {
      Thread worker = new Thread(this::work, "insights-bulk-" + i);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      interrupted |= join(worker, workers);
    }
    for (BulkQueue.Item item : queue.rest()) {
      put(item.index(), new BulkResult.NotAttempted(item.change()));
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new BulkReport(results.stream().map(Objects::requireNonNull).toList(), queue.failure());
  }

  /**
   * Waits for a worker to the end, even if interrupted: what is under way has an outcome to report.
   */
  private boolean join(Thread worker, List<Thread> workers) {
    boolean interrupted = false;
    while (true) {
      try {
        worker.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
        stop(workers);
      }
    }
  }

  private void work() {
    BulkQueue.Item item = queue.take();
    while (item != null) {
      BulkResult result;
      try {
        result = change(item.change());
      } catch (InterruptedException e) {
        result = new BulkResult.NotAttempted(item.change());
      } catch (RuntimeException e) {
        // A client closed meanwhile, for one. The run ends, and the caller learns why.
        queue.fail(e);
        result = new BulkResult.NotAttempted(item.change());
      }
      ended(item.index(), result);
      item = queue.takeAfter(item);
    }
  }

  private BulkResult change(Change change) throws InterruptedException {
    int attempts = 0;
    while (true) {
      Outcome outcome = attempt(change);
      attempts++;
      Ending ending = outcome.ending();
      Duration wait =
          attempts < options.maxAttempts() && !isStopped() ? waitAfter(ending, attempts) : null;
      if (wait == null) {
        return result(change, new Outcome(ending, attempts));
      }
      try {
        timing.sleeper().sleep(wait);
      } catch (InterruptedException e) {
        return result(change, new Outcome(ending, attempts));
      }
    }
  }

  private Outcome attempt(Change change) throws InterruptedException {
    pace.acquire();
    try {
      begin();
      Outcome outcome = client.send(change.insight().destination(), change.body(), plan);
      heed(outcome.ending());
      return outcome;
    } finally {
      pace.release();
      end();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void begin() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException();
    }
    sending.add(Thread.currentThread());
  }

  private synchronized void end() {
    sending.remove(Thread.currentThread());
  }

  /**
   * Wakes those who wait. Who is sending isn't disturbed, for the outcome would be unknown then.
   */
  private synchronized void stop(List<Thread> workers) {
    stopped = true;
    queue.stop();
    for (Thread worker : workers) {
      if (!sending.contains(worker)) {
        worker.interrupt();
      }
    }
  }

  /** Holds everyone back if the server says so. */
  private void heed(Ending ending) {
    if (ending instanceof Ending.Refused refused && refused.answer().status() == 429) {
      pace.pause(Objects.requireNonNullElse(refused.why().retryAfter(), PENALTY));
      return;
    }
    Answer answer =
        ending instanceof Ending.Applied applied
            ? applied.answer()
            : ending instanceof Ending.Refused refused ? refused.answer() : null;
    RateLimitHeader left = answer == null ? null : RateLimitHeader.tightestOf(answer);
    if (left != null) {
      pace.remaining(left.remaining(), left.reset());
    }
  }

  /** How long this change waits by itself, or null if its ending is final. */
  private @Nullable Duration waitAfter(Ending ending, int attempts) {
    Duration wait = RetryPolicy.CHANGE.waitAfter(ending, attempts, timing.jitter().getAsDouble());
    // After a 429 the pace holds everyone back, this change with them.
    return wait != null && isRateLimited(ending) ? Duration.ZERO : wait;
  }

  private static boolean isRateLimited(Ending ending) {
    return ending instanceof Ending.Refused refused && refused.answer().status() == 429;
  }

  private static BulkResult result(Change change, Outcome outcome) {
    try {
      return new BulkResult.Applied(
          change, Results.receiptOrThrow(change.insight(), change.body(), outcome));
    } catch (InsightsException e) {
      return new BulkResult.Failed(change, e);
    }
  }

  private synchronized void ended(int index, BulkResult result) {
    put(index, result);
    if (result instanceof BulkResult.Applied) {
      applied++;
    } else if (result instanceof BulkResult.Failed) {
      failed++;
    }
    try {
      options.progress().accept(new BulkProgress(applied, failed, result));
    } catch (RuntimeException e) {
      // Whoever watches has no say in what becomes of the changes.
    }
  }

  private synchronized void put(int index, BulkResult result) {
    while (results.size() <= index) {
      results.add(null);
    }
    results.set(index, result);
  }
}

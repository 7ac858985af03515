package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of the changes whose outcome a run left unknown: one after another, since
 * each takes several requests. What there is no time for stays unknown.
 */
final class BulkSettling {
  private final RateLimiter pace;
  private final ClientTime time;
  private final Duration wait;
  private final long untilNanos;
  private boolean over;

  BulkSettling(RateLimiter pace, ClientTime time, Duration wait, long untilNanos) {
    this.pace = pace;
    this.time = time;
    this.wait = wait;
    this.untilNanos = untilNanos;
  }

  List<BulkResult> settled(List<BulkResult> results) {
    List<BulkResult> settled = new ArrayList<>();
    for (BulkResult result : results) {
      settled.add(
          result instanceof BulkResult.Failed failed && failed.failure().mayHaveBeenApplied()
              ? new BulkResult.Failed(
                  failed.index(), failed.change(), failed.failure(), settle(failed.failure()))
              : result);
    }
    return settled;
  }

  private @Nullable Settlement settle(InsightsException failure) {
    if (over) {
      return null;
    }
    try {
      over = !pace.acquire(untilNanos);
      return over ? null : readEvidence(failure);
    } catch (InterruptedException e) {
      over = true;
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private @Nullable Settlement readEvidence(InsightsException failure) throws InterruptedException {
    CompletableFuture<Settlement> settling = failure.settleAsync(wait);
    try {
      return settling.get(untilNanos - time.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      over = true;
      return null;
    } catch (ExecutionException e) {
      // A client closed meanwhile, for one: the outcome is as unknown as before.
      return null;
    } finally {
      settling.cancel(true);
      pace.release();
    }
  }
}

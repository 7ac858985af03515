package io.github.insightkit.sdk;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * How to go about many changes.
 *
 * @param concurrency how many requests at once, from 1 to 64
 * @param maxAttempts how many requests for one change at most; only what was certainly not applied
 *     is sent again
 * @param progress told of each change that has ended, one at a time; what it throws is dropped
 */
public record BulkOptions(int concurrency, int maxAttempts, Consumer<BulkProgress> progress) {
  private static final BulkOptions DEFAULTS = new BulkOptions(8, 10, progress -> {});

  /**
   * Checks the numbers.
   *
   * @param concurrency as above
   * @param maxAttempts as above
   * @param progress as above
   * @throws IllegalArgumentException if one is out of range
   */
  public BulkOptions {
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException(
          "Expected from 1 to 64 requests at once, got " + concurrency);
    }
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("Expected at least one attempt, got " + maxAttempts);
    }
    Objects.requireNonNull(progress, "progress");
  }

  /**
   * Eight at once, ten attempts, no callback.
   *
   * @return the defaults
   */
  public static BulkOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Limits how many requests there are at once.
   *
   * @param requests from 1 to 64
   * @return changed options
   */
  public BulkOptions withConcurrency(int requests) {
    return new BulkOptions(requests, maxAttempts, progress);
  }

  /**
   * Limits the requests for one change.
   *
   * @param limit at least one
   * @return changed options
   */
  public BulkOptions withMaxAttempts(int limit) {
    return new BulkOptions(concurrency, limit, progress);
  }

  /**
   * Sets who is told.
   *
   * @param callback the callback
   * @return changed options
   */
  public BulkOptions withProgress(Consumer<BulkProgress> callback) {
    return new BulkOptions(concurrency, maxAttempts, callback);
  }
}

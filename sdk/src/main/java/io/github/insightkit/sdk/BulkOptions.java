package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to go about many changes. Immutable.
 *
 * @param concurrency how many requests at once, from 1 to 64
 * @param maxAttempts how many times each request is sent at most; only what was certainly not
 *     applied is sent again
 * @param deadline how long the whole run may take, at most 30 days; null for as long as it takes.
 *     It cuts off requests under way, whose outcome may be unknown then, and a wait that it
 *     wouldn't outlive isn't begun. Callbacks and a stream that are stuck get one second more
 * @param call the timeout and the header fields of each request, in place of the client's; null for
 *     the client's. Its deadline and its number of attempts don't count here
 * @param settling if not null, a run that nothing stopped settles at its end what is unknown, one
 *     change after another, within the deadline: how long the audit log may take to show a change,
 *     from zero to a day; see {@link InsightsException#settle}
 * @param progress told of each change that has ended, one at a time, in threads of the client. What
 *     it throws is dropped, but for an {@link Error}, which stops the run
 */
public record BulkOptions(
    int concurrency,
    int maxAttempts,
    @Nullable Duration deadline,
    @Nullable CallOptions call,
    @Nullable Duration settling,
    Consumer<BulkProgress> progress) {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final BulkOptions DEFAULTS =
      new BulkOptions(8, 10, null, null, null, progress -> {});

  /**
   * Checks the numbers.
   *
   * @param concurrency as above
   * @param maxAttempts as above
   * @param deadline as above
   * @param call as above
   * @param settling as above
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
    if (deadline != null
        && (deadline.isNegative() || deadline.isZero() || deadline.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "Expected a deadline of more than nothing and at most 30 days, got " + deadline);
    }
    if (settling != null) {
      InsightsException.requireWait(settling);
    }
    Objects.requireNonNull(progress, "progress");
  }

  /**
   * Eight at once, ten attempts, no deadline, the client's options, nothing settled, no callback.
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
    return new BulkOptions(requests, maxAttempts, deadline, call, settling, progress);
  }

  /**
   * Limits how many times each request is sent.
   *
   * @param limit at least one
   * @return changed options
   */
  public BulkOptions withMaxAttempts(int limit) {
    return new BulkOptions(concurrency, limit, deadline, call, settling, progress);
  }

  /**
   * Limits the whole run.
   *
   * @param limit how long it may take, at most 30 days
   * @return changed options
   */
  public BulkOptions withDeadline(Duration limit) {
    return new BulkOptions(
        concurrency, maxAttempts, Objects.requireNonNull(limit, "limit"), call, settling, progress);
  }

  /**
   * Sets the timeout and the header fields of each request.
   *
   * @param each what holds for each request of the run
   * @return changed options
   */
  public BulkOptions withCall(CallOptions each) {
    return new BulkOptions(
        concurrency,
        maxAttempts,
        deadline,
        Objects.requireNonNull(each, "each"),
        settling,
        progress);
  }

  /**
   * Settles at the end what is unknown.
   *
   * @param wait how long the audit log may take to show a change, from zero to a day
   * @return changed options
   */
  public BulkOptions withSettling(Duration wait) {
    return new BulkOptions(
        concurrency, maxAttempts, deadline, call, Objects.requireNonNull(wait, "wait"), progress);
  }

  /**
   * Sets who is told.
   *
   * @param callback the callback
   * @return changed options
   */
  public BulkOptions withProgress(Consumer<BulkProgress> callback) {
    return new BulkOptions(concurrency, maxAttempts, deadline, call, settling, callback);
  }
}

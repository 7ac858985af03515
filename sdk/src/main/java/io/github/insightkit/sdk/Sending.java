package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request of ours on its way: over all its attempts, whether there is another after each, and
 * when.
 *
 * <p>Both the blocking and the asynchronous sender ask here, so they can't differ. Used by one
 * thread at a time, and once.
 */
abstract sealed class Sending {
  private static final int UNAUTHORIZED = 401;

  final CallOptions options;
  final int maxBodyBytes;
  private final Transport transport;
  private final RetryPolicy policy;
  private final long startNanos;
  private long attemptNanos;
  private int attempts;
  private boolean askedAgain;
  private @Nullable Secret fresh;

  /**
   * Begins to count the time.
   *
   * @param options how long and how often it is tried
   * @param policy what is repeated here, and what by whoever sends it
   * @param maxBodyBytes how much of an answer is read; a longer one is cut off and unreadable
   */
  private Sending(Transport transport, CallOptions options, RetryPolicy policy, int maxBodyBytes) {
    this.transport = transport;
    this.options = options;
    this.policy = policy;
    this.maxBodyBytes = maxBodyBytes;
    this.startNanos = now();
  }

  /**
   * A change of one insight: its body goes out at most once for each attempt, and another attempt
   * follows only if it certainly wasn't applied.
   */
  static final class Change extends Sending {
    /** An envelope has a few hundred bytes. */
    private static final int MAX_BODY_BYTES = 256 * 1024;

    private final Destination to;
    private final ClassificationChange change;

    Change(
        Transport transport,
        Destination to,
        ClassificationChange change,
        CallOptions options,
        RetryPolicy policy) {
      super(transport, options, policy, MAX_BODY_BYTES);
      this.to = to;
      this.change = change;
    }

    @Override
    Request prototype(InsightClassificationApi api) {
      return to.prototype(api);
    }

    @Override
    void describe(Request.Builder builder) {
      super.describe(builder);
      builder.tag(ClassificationChange.class, change);
    }

    @Override
    OneShotBody body() {
      return new OneShotBody(ChangeConverter.encode(change));
    }

    @Override
    InsightRef insight() {
      return to.ref();
    }
  }

  /**
   * A request that changes nothing, and may be repeated whatever became of it (RFC 9110, section
   * 9.2.1).
   */
  static final class Read extends Sending {
    private final Request request;
    private final Subject subject;

    /**
     * Prepares a reading.
     *
     * @param request method and address; credentials and fixed header fields are added
     * @param subject what is read about
     */
    Read(
        Transport transport,
        Request request,
        Subject subject,
        int maxBodyBytes,
        CallOptions options) {
      super(transport, options, RetryPolicy.READ, maxBodyBytes);
      this.request = Transport.fixed(request);
      this.subject = subject;
    }

    @Override
    Request prototype(InsightClassificationApi api) {
      return request;
    }

    @Override
    @Nullable OneShotBody body() {
      return null;
    }

    @Override
    @Nullable InsightRef insight() {
      return subject.insight();
    }
  }

  /** Makes what each attempt sends, but for the body and what signs it. */
  abstract Request prototype(InsightClassificationApi api);

  /** Makes the body of one attempt; null for a reading. */
  abstract @Nullable OneShotBody body();

  /** Tells which insight it is about, or null for all of an account or a zone. */
  abstract @Nullable InsightRef insight();

  /** Adds what the caller wants in every head, and what an interceptor may want to know. */
  void describe(Request.Builder builder) {
    builder.tag(CallOptions.class, options);
    for (Map.Entry<String, String> header : options.headers().entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
  }

  /** Makes the next attempt, and counts its time from now on. */
  final Attempt begin() {
    attempts++;
    attemptNanos = now();
    long limitNanos = Math.max(1, Math.min(left(attemptNanos), options.timeout().toNanos()));
    return new Attempt(transport, this, fresh, limitNanos);
  }

  /**
   * How long to wait before the next attempt, or null if this ending is final.
   *
   * @param used what the attempt was signed with, or null if it never was
   */
  final @Nullable Duration next(Ending ending, @Nullable Secret used) {
    fresh = null;
    Duration took = Duration.ofNanos(now() - attemptNanos);
    Duration wait = attempts < options.maxAttempts() ? wait(ending, used) : null;
    if (wait != null && wait.toNanos() >= left(now())) {
      wait = null;
    }
    try {
      transport.tell(this, attempts, ending, took, wait);
    } catch (RuntimeException e) {
      // Whoever watches has no say in what becomes of the request.
    } catch (Error e) {
      Threads.report(e);
    }
    return wait;
  }

  final Outcome end(Ending ending) {
    return new Outcome(ending, attempts, attemptNanos);
  }

  private long left(long now) {
    return options.deadline().toNanos() - (now - startNanos);
  }

  private long now() {
    return transport.time().nanoTime();
  }

  private @Nullable Duration wait(Ending ending, @Nullable Secret used) {
    if (credentialChanged(ending, used)) {
      return Duration.ZERO;
    }
    return policy.waitAfter(ending, attempts, transport.time().jitter());
  }

  /** A 401 certainly wasn't applied: asks once more, for the credential may have been rotated. */
  private boolean credentialChanged(Ending ending, @Nullable Secret used) {
    if (askedAgain
        || used == null
        || !(ending instanceof Ending.Refused refused)
        || refused.answer().status() != UNAUTHORIZED) {
      return false;
    }
    askedAgain = true;
    try {
      Secret now = transport.secrets().get(Math.max(1, left(now())));
      fresh = now;
      return now != used;
    } catch (RuntimeException e) {
      // The refusal says more than this.
      return false;
    }
  }
}

package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request, and how it ended. Holds no credential and no rationale.
 *
 * @param insight the insight that was to be changed or read about, or null if all insights of an
 *     account or a zone were to be read
 * @param reading whether it was to read, and so changed nothing
 * @param attempt the number of the request within its change or its page, from one
 * @param ending how it ended
 * @param status the HTTP status, or null if there was no answer
 * @param rayId names the request for the API's support, escaped and up to 100 characters, or null
 * @param duration how long the request took
 * @param nextAttemptIn how long until the next request of the same change or page, or null if this
 *     was the last
 */
public record AttemptEvent(
    @Nullable InsightRef insight,
    boolean reading,
    int attempt,
    Ending ending,
    @Nullable Integer status,
    @Nullable String rayId,
    Duration duration,
    @Nullable Duration nextAttemptIn) {
  /**
   * Checks what has to be there.
   *
   * @param insight as above
   * @param reading as above
   * @param attempt as above
   * @param ending as above
   * @param status as above
   * @param rayId as above
   * @param duration as above
   * @param nextAttemptIn as above
   */
  public AttemptEvent {
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(duration, "duration");
  }

  /** How a request can end. */
  public enum Ending {
    /** The server says that the change was applied. */
    APPLIED,
    /** The server gave what was to be read. */
    READ,
    /** The server says that it refuses the request. */
    REFUSED,
    /** Something before the API turned the request away. */
    BLOCKED,
    /** No byte of the request's body left, nor of a request without one. */
    NOT_SENT,
    /** The request was sent and got no answer; of a change, nobody knows whether it was applied. */
    UNKNOWN,
    /** The answer isn't one of the contract. */
    MALFORMED
  }

  /**
   * Tells whether the change, or the reading of this page, is over.
   *
   * @return true if no further request follows
   */
  public boolean isLast() {
    return nextAttemptIn == null;
  }
}

package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request, and how it ended. Holds no credential and no rationale.
 *
 * @param insight the insight that was to be changed
 * @param attempt the number of the request within its change, from one
 * @param ending how it ended
 * @param status the HTTP status, or null if there was no answer
 * @param rayId names the request for the API's support, escaped and up to 100 characters, or null
 * @param duration how long the request took
 * @param nextAttemptIn how long until the next request of the same change, or null if this was the
 *     last
 */
public record AttemptEvent(
    InsightRef insight,
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
   * @param attempt as above
   * @param ending as above
   * @param status as above
   * @param rayId as above
   * @param duration as above
   * @param nextAttemptIn as above
   */
  public AttemptEvent {
    Objects.requireNonNull(insight, "insight");
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(duration, "duration");
  }

  /** How a request can end. */
  public enum Ending {
    /** The server says that the change was applied. */
    APPLIED,
    /** The server says that it wasn't. */
    REFUSED,
    /** Something before the API turned the change away. */
    BLOCKED,
    /** No byte of the change left. */
    NOT_SENT,
    /** The change was sent, and nobody knows whether it was applied. */
    UNKNOWN,
    /** The answer isn't one of the contract. */
    MALFORMED
  }

  /**
   * Tells whether the change is over.
   *
   * @return true if no further request follows
   */
  public boolean isLast() {
    return nextAttemptIn == null;
  }
}

package io.github.insightkit.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every failure knows, whatever its kind.
 *
 * @param date what time the answer says it was at the server, or null
 * @param sent the change that failed, or null if it was a reading
 */
record FailureDetails(
    Subject subject,
    @Nullable Integer status,
    Explanation why,
    @Nullable String rayId,
    int attempts,
    @Nullable Instant date,
    @Nullable SentChange sent) {
  static FailureDetails of(
      Subject subject, @Nullable Answer answer, Explanation why, int attempts) {
    return new FailureDetails(
        subject,
        answer == null ? null : answer.status(),
        why,
        answer == null ? null : answer.rayId(),
        attempts,
        answer == null ? null : answer.headers().getInstant("date"),
        null);
  }

  FailureDetails of(SentChange change) {
    return new FailureDetails(subject, status, why, rayId, attempts, date, change);
  }
}

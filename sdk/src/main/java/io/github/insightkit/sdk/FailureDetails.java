package io.github.insightkit.sdk;

import io.github.insightkit.sdk.internal.Answer;
import io.github.insightkit.sdk.internal.Explanation;
import org.jspecify.annotations.Nullable;

/** What every failure knows, whatever its kind. */
record FailureDetails(
    Subject subject,
    @Nullable Integer status,
    Explanation why,
    @Nullable String rayId,
    int attempts) {
  static FailureDetails of(
      Subject subject, @Nullable Answer answer, Explanation why, int attempts) {
    return new FailureDetails(
        subject,
        answer == null ? null : answer.status(),
        why,
        answer == null ? null : answer.rayId(),
        attempts);
  }
}

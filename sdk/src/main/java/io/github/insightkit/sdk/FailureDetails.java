package io.github.insightkit.sdk;

import io.github.insightkit.sdk.internal.Answer;
import io.github.insightkit.sdk.internal.Explanation;
import org.jspecify.annotations.Nullable;

/** What every failure knows, whatever its kind. */
record FailureDetails(
    InsightRef insight,
    @Nullable Integer status,
    Explanation why,
    @Nullable String rayId,
    int attempts) {
  static FailureDetails of(
      InsightRef insight, @Nullable Answer answer, Explanation why, int attempts) {
    return new FailureDetails(
        insight,
        answer == null ? null : answer.status(),
        why,
        answer == null ? null : answer.rayId(),
        attempts);
  }
}

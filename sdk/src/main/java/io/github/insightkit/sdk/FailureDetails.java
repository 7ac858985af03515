package io.github.insightkit.sdk;

import io.github.insightkit.sdk.model.EnvelopeItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every failure knows, whatever its kind. */
record FailureDetails(
    InsightRef insight,
    @Nullable Integer status,
    List<EnvelopeItem> errors,
    List<EnvelopeItem> messages,
    @Nullable String rayId,
    int attempts) {
  FailureDetails {
    errors = List.copyOf(errors);
    messages = List.copyOf(messages);
  }
}

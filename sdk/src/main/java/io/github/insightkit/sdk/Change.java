package io.github.insightkit.sdk;

import io.github.insightkit.sdk.model.ClassificationChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one insight, to be made in bulk. Immutable.
 *
 * @param insight which insight
 * @param classification what to set, or null to reset
 */
public record Change(InsightRef insight, @Nullable Classification classification) {
  /**
   * Checks that there is an insight.
   *
   * @param insight as above
   * @param classification as above
   */
  public Change {
    Objects.requireNonNull(insight, "insight");
  }

  /**
   * Sets a classification.
   *
   * @param insight which insight
   * @param classification what to set
   * @return the change
   */
  public static Change classify(InsightRef insight, Classification classification) {
    return new Change(insight, Objects.requireNonNull(classification, "classification"));
  }

  /**
   * Withdraws the classification.
   *
   * @param insight which insight
   * @return the change
   */
  public static Change reset(InsightRef insight) {
    return new Change(insight, null);
  }

  ClassificationChange body() {
    return classification == null ? Insight.RESET : classification.toChange();
  }
}

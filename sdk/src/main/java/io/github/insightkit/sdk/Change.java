package io.github.insightkit.sdk;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one insight, to be made in bulk. Immutable, as far as the tag is.
 *
 * @param insight which insight
 * @param action what to do with its classification
 * @param tag an object of the caller's own that the result gives back, such as the row that the
 *     change came from; null if there is none
 */
public record Change(InsightRef insight, Action action, @Nullable Object tag) {
  /** What to do with a classification. */
  public sealed interface Action {
    /**
     * Sets it.
     *
     * @param classification to what
     */
    record Classify(Classification classification) implements Action {}

    /** Withdraws it. */
    record Reset() implements Action {}

    /**
     * Withdraws it and sets another, in two requests.
     *
     * @param classification to what
     */
    record Reclassify(Classification classification) implements Action {}
  }

  /**
   * Checks that there are an insight and an action.
   *
   * @param insight as above
   * @param action as above
   * @param tag as above
   */
  public Change {
    Objects.requireNonNull(insight, "insight");
    Objects.requireNonNull(action, "action");
  }

  /**
   * Sets a classification.
   *
   * @param insight which insight
   * @param classification what to set
   * @return the change, without a tag
   */
  public static Change classify(InsightRef insight, Classification classification) {
    Objects.requireNonNull(classification, "classification");
    return new Change(insight, new Action.Classify(classification), null);
  }

  /**
   * Withdraws the classification.
   *
   * @param insight which insight
   * @return the change, without a tag
   */
  public static Change reset(InsightRef insight) {
    return new Change(insight, new Action.Reset(), null);
  }

  /**
   * Withdraws the classification and sets another. The two requests are not atomic; if one fails,
   * the result holds a {@link ReclassifyException}.
   *
   * @param insight which insight
   * @param classification what to set
   * @return the change, without a tag
   */
  public static Change reclassify(InsightRef insight, Classification classification) {
    Objects.requireNonNull(classification, "classification");
    return new Change(insight, new Action.Reclassify(classification), null);
  }

  /**
   * Attaches an object that the result gives back.
   *
   * @param object the object, in place of the one before; null for none
   * @return the same change with this tag
   */
  public Change withTag(@Nullable Object object) {
    return new Change(insight, action, object);
  }

  /** What to send, in this order. */
  List<ClassificationChange> requests() {
    if (action instanceof Action.Classify classify) {
      return List.of(classify.classification().toChange());
    }
    return action instanceof Action.Reclassify reclassify
        ? List.of(Insight.RESET, reclassify.classification().toChange())
        : List.of(Insight.RESET);
  }

  /** What is left to do of a reclassification whose reset was applied. */
  Change secondHalf() {
    return action instanceof Action.Reclassify reclassify
        ? new Change(insight, new Action.Classify(reclassify.classification()), tag)
        : this;
  }
}

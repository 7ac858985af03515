package io.github.insightkit.sdk;

import java.util.Set;

/**
 * One half of a reset followed by a new value failed. The two are not atomic: others may see the
 * insight unclassified in between, and may change it.
 */
public final class ReclassifyException extends InsightsException {
  private static final long serialVersionUID = 1L;

  /** The half that failed. */
  public enum Half {
    /** The reset; the new value was never sent. */
    RESET,
    /** The new value; the reset before it was applied. */
    SET
  }

  /** A state in which the insight may be now, if nobody else has touched it. */
  public enum StateNow {
    /** As it was before. */
    UNCHANGED,
    /** Without a classification. */
    UNCLASSIFIED,
    /** As it was meant to be. */
    AS_REQUESTED
  }

  private final transient Half half;
  private final transient InsightsException failure;

  ReclassifyException(Half half, InsightsException failure) {
    super(
        Printable.of(
            "Reclassifying failed in its "
                + (half == Half.RESET ? "first half, the reset" : "second half, after the reset")
                + "; the insight is now "
                + statesOf(half, failure)
                + ". "
                + failure.getMessage(),
            MAX_MESSAGE),
        failure.details(),
        failure);
    this.half = half;
    this.failure = failure;
  }

  private static Set<StateNow> statesOf(Half half, InsightsException failure) {
    boolean open = failure.mayHaveBeenApplied();
    return switch (half) {
      case RESET ->
          open ? Set.of(StateNow.UNCHANGED, StateNow.UNCLASSIFIED) : Set.of(StateNow.UNCHANGED);
      case SET ->
          open
              ? Set.of(StateNow.UNCLASSIFIED, StateNow.AS_REQUESTED)
              : Set.of(StateNow.UNCLASSIFIED);
    };
  }

  /**
   * Tells which half failed.
   *
   * @return the reset or the new value
   */
  public Half half() {
    return half;
  }

  /**
   * Tells how it failed.
   *
   * @return the failure of that half
   */
  public InsightsException failure() {
    return failure;
  }

  /**
   * Tells in which states the insight may be now.
   *
   * @return one state if it is known, two if not
   */
  public Set<StateNow> possibleStates() {
    return statesOf(half, failure);
  }

  /** {@inheritDoc} Here: whether the failed half may have been applied. */
  @Override
  public boolean mayHaveBeenApplied() {
    return failure.mayHaveBeenApplied();
  }
}

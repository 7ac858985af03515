package io.github.insightkit.sdk;

/**
 * The pages of a reading can't be turned any further, though each answer by itself is a success.
 *
 * <p>What came before stays valid. Nothing is ever changed by a reading.
 */
public final class PagingException extends InsightsException {
  private static final long serialVersionUID = 1L;

  /** Why the pages can't be turned. */
  private final Reason reason;

  /** Why the pages can't be turned. */
  public enum Reason {
    /** A page is longer than is read. Ask for fewer entries a page. */
    PAGE_TOO_LARGE,
    /**
     * A page brought nothing that hadn't come before. The server ignores which page is asked for;
     * or, with very small pages, as many insights as a page holds came in between.
     */
    PAGE_REPEATED,
    /** A page gave a cursor that had been used before, and would lead round in a circle. */
    CURSOR_REPEATED,
    /** More came than can be remembered in order to leave out doubles. Narrow the filter. */
    TOO_MANY
  }

  PagingException(String message, FailureDetails details, Reason reason) {
    super(message, details, null);
    this.reason = reason;
  }

  /**
   * Tells why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return false;
  }
}

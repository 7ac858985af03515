package io.github.insightkit.sdk;

/**
 * The answer isn't one that can be relied on: a success that doesn't say {@code "success": true} in
 * strict JSON, or lacks what was to be read, or a redirect. Whether a change was applied can't be
 * told from it.
 *
 * <p>Something between here and the API answers in its place, or the base URL points elsewhere.
 */
public final class MalformedAnswerException extends InsightsException {
  private static final long serialVersionUID = 1L;

  /** Whether a change was sent, and not a reading. */
  private final boolean wasChange;

  MalformedAnswerException(String message, FailureDetails details, boolean wasChange) {
    super(message, details, null);
    this.wasChange = wasChange;
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return wasChange;
  }
}

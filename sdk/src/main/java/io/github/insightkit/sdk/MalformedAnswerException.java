package io.github.insightkit.sdk;

/**
 * The answer isn't one of the contract: a success that doesn't say {@code "success": true} in
 * strict JSON, or a redirect. Whether the change was applied can't be told from it.
 *
 * <p>Something between here and the API answers in its place, or the base URL points elsewhere.
 */
public final class MalformedAnswerException extends InsightsException {
  private static final long serialVersionUID = 1L;

  MalformedAnswerException(String message, FailureDetails details) {
    super(message, details, null);
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return true;
  }
}

package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

/**
 * The change was sent, and nobody knows whether it was applied.
 *
 * <p>The reply was lost, or it is one that a server in trouble gives (5xx). The change isn't sent
 * again: were it applied, the repetition would be refused, and the refusal would read as the truth.
 *
 * <p>To find out, {@link #settle} it. To get to a known state without looking, reset it.
 */
public final class OutcomeUnknownException extends InsightsException {
  private static final long serialVersionUID = 1L;

  private final transient ClassificationChange sent;

  OutcomeUnknownException(
      String message,
      FailureDetails details,
      ClassificationChange sent,
      @Nullable Throwable cause) {
    super(message, details, cause);
    this.sent = sent;
  }

  /**
   * Tells what was sent.
   *
   * @return the change that may or may not stand now
   */
  public ClassificationChange sent() {
    return sent;
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return true;
  }
}

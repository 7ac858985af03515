package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

/**
 * The credentials weren't accepted, don't permit the change, or couldn't be had; nothing was
 * applied.
 *
 * <p>No other request with the same credentials will fare better.
 *
 * <p>If they couldn't be had, the cause is what the caller's supplier threw, as it threw it.
 */
public final class CredentialsException extends InsightsException {
  private static final long serialVersionUID = 1L;

  CredentialsException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, details, cause);
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return false;
  }
}

package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

/**
 * A reading got no answer: the reply was lost or timed out, or a server in trouble gave one (5xx),
 * at every attempt that there was time for. It may be repeated; a reading changes nothing.
 */
public final class UnansweredException extends InsightsException {
  private static final long serialVersionUID = 1L;

  UnansweredException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, details, cause);
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return false;
  }
}

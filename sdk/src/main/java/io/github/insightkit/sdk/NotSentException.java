package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

/**
 * No byte of the change left this machine, so it wasn't applied. The cause says what stood in the
 * way.
 */
public final class NotSentException extends InsightsException {
  private static final long serialVersionUID = 1L;

  NotSentException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, details, cause);
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return false;
  }
}

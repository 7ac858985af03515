package io.github.insightkit.sdk;

/**
 * The API refused the change, and nothing was applied.
 *
 * <p>A 4xx, a 503 that says when to come back, or an envelope whose {@code success} is false. The
 * status settles it: the answer may be HTML or unreadable, and {@link #errors()} is empty then.
 */
public sealed class RefusedException extends InsightsException permits RateLimitedException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message, FailureDetails details) {
    super(message, details, null);
  }

  @Override
  public final boolean mayHaveBeenApplied() {
    return false;
  }
}

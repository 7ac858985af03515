package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The API refused the change, and nothing was applied.
 *
 * <p>A 4xx, a 503 that says when to come back, or an envelope whose {@code success} is false. The
 * status settles it: the answer may be HTML or unreadable, and {@link #errors()} is empty then.
 */
public sealed class RefusedException extends InsightsException permits RateLimitedException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration retryAfter;

  RefusedException(String message, FailureDetails details, @Nullable Duration retryAfter) {
    super(message, details, null);
    this.retryAfter = retryAfter;
  }

  /**
   * Tells how long the server asks to wait.
   *
   * @return from zero to an hour, or null if the server didn't say
   */
  public final @Nullable Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public final boolean mayHaveBeenApplied() {
    return false;
  }
}

package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The API refused the change because too many were sent (429), and went on doing so.
 *
 * <p>Every further request, of whatever insight, is likely to be refused until {@link
 * #retryAfter()}.
 */
public final class RateLimitedException extends RefusedException {
  private static final long serialVersionUID = 1L;

  RateLimitedException(String message, FailureDetails details, @Nullable Duration retryAfter) {
    super(message, details, retryAfter);
  }
}

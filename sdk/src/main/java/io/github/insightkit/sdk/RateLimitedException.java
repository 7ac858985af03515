package io.github.insightkit.sdk;

/**
 * The API refused the change because too many were sent (429), and went on doing so.
 *
 * <p>Every further request, of whatever insight, is likely to be refused until {@link
 * #retryAfter()} has passed.
 */
public final class RateLimitedException extends RefusedException {
  private static final long serialVersionUID = 1L;

  RateLimitedException(String message, FailureDetails details) {
    super(message, details);
  }
}

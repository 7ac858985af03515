package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which endings may be followed by another attempt, and after what wait. Knows neither clock nor
 * deadline: whoever asks decides whether there is time for the wait, and an attempt left.
 */
enum RetryPolicy {
  /** A request that changes something: sent again only if it certainly wasn't applied. */
  CHANGE,
  /**
   * A safe request: whatever became of it, it may be sent again (RFC 9110, sections 9.2.1 and
   * 9.2.2). Only an answer that stands is final.
   */
  READ,
  /** A change whose repetition is decided by whoever sends it: here, every ending is final. */
  NONE;

  /**
   * Says how long to wait before the next attempt.
   *
   * @param ending how the last attempt ended
   * @param attempts how many there were, at least one
   * @param chance from 0 inclusive to 1 exclusive, for the wait's jitter
   * @return the wait, or null if this ending is final
   */
  @Nullable Duration waitAfter(Ending ending, int attempts, double chance) {
    if (this == NONE) {
      return null;
    }
    if (ending instanceof Ending.NotSent notSent) {
      return notSent.repeatable() ? Backoff.after(attempts, chance) : null;
    }
    if (ending instanceof Ending.Refused refused) {
      return switch (refused.answer().status()) {
        case 429 ->
            refused.why().retryAfter() == null
                ? Backoff.afterThrottling(attempts, chance)
                : atLeastAsked(refused.why(), attempts, chance);
        case 408, 503 -> atLeastAsked(refused.why(), attempts, chance);
        default -> null;
      };
    }
    return this == READ && ending instanceof Ending.Unknown unknown
        ? atLeastAsked(unknown.why(), attempts, chance)
        : null;
  }

  /** Never earlier than the server asks, and never all at once. */
  private static Duration atLeastAsked(Explanation why, int attempts, double chance) {
    Duration backoff = Backoff.after(attempts, chance);
    Duration asked = why.retryAfter();
    return asked == null || asked.compareTo(backoff) < 0 ? backoff : asked;
  }
}

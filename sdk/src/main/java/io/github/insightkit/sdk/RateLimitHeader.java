package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tightest limit of the header fields {@code Ratelimit}, such as {@code "default";r=50;t=30},
 * and {@code Ratelimit-Policy}, such as {@code "default";q=1200;w=300} (the IETF's draft on rate
 * limit fields). Each is a list; a limit that says too little is passed over.
 *
 * @param remaining the parameter {@code r}: requests left, at least zero
 * @param reset until the allowance is full again, from zero to a day: the parameter {@code t}, or
 *     else the window {@code w} of the policy of the same name
 */
record RateLimitHeader(long remaining, Duration reset) {
  private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

  /**
   * Reads both fields.
   *
   * @param answer the answer that carries them
   * @return the limit with the fewest requests left, of several the one that lasts longest; null if
   *     the server doesn't say
   */
  static @Nullable RateLimitHeader tightestOf(Answer answer) {
    return tightest(answer.header("ratelimit"), answer.header("ratelimit-policy"));
  }

  static @Nullable RateLimitHeader tightest(@Nullable String limits, @Nullable String policies) {
    if (limits == null) {
      return null;
    }
    RateLimitHeader tightest = null;
    for (StructuredList.Member member : StructuredList.parse(limits)) {
      RateLimitHeader limit = limit(member, policies);
      if (limit != null && (tightest == null || limit.isTighterThan(tightest))) {
        tightest = limit;
      }
    }
    return tightest;
  }

  private static @Nullable RateLimitHeader limit(
      StructuredList.Member limit, @Nullable String policies) {
    Long remaining = atLeastZero(limit.integers(), "r");
    Long reset = atLeastZero(limit.integers(), "t");
    if (reset == null && policies != null) {
      List<StructuredList.Member> known = StructuredList.parse(policies);
      for (StructuredList.Member policy : known) {
        reset = policy.name().equals(limit.name()) ? atLeastZero(policy.integers(), "w") : reset;
      }
    }
    return remaining == null || reset == null
        ? null
        : new RateLimitHeader(remaining, Duration.ofSeconds(Math.min(reset, MAX_SECONDS)));
  }

  private static @Nullable Long atLeastZero(Map<String, Long> parameters, String key) {
    Long value = parameters.get(key);
    return value == null || value < 0 ? null : value;
  }

  private boolean isTighterThan(RateLimitHeader other) {
    return remaining < other.remaining
        || (remaining == other.remaining && reset.compareTo(other.reset) > 0);
  }
}

package io.github.insightkit.sdk.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Ratelimit} header, such as {@code "default";r=50;t=30}.
 *
 * @param remaining the parameter {@code r}: requests left
 * @param reset the parameter {@code t}, seconds until the allowance is full again
 */
public record RateLimitHeader(long remaining, Duration reset) {
  /**
   * Reads the header.
   *
   * @param header its value, or null
   * @return what it says, or null if it lacks a parameter or can't be read
   */
  public static @Nullable RateLimitHeader parse(@Nullable String header) {
    if (header == null) {
      return null;
    }
    long remaining = -1;
    long reset = -1;
    int at = header.indexOf(';');
    while (at >= 0) {
      int end = header.indexOf(';', at + 1);
      String part = header.substring(at + 1, end < 0 ? header.length() : end).strip();
      if (part.startsWith("r=")) {
        remaining = number(part);
      } else if (part.startsWith("t=")) {
        reset = number(part);
      }
      at = end;
    }
    return remaining < 0 || reset < 0
        ? null
        : new RateLimitHeader(remaining, Duration.ofSeconds(reset));
  }

  private static long number(String part) {
    if (part.length() == 2 || part.length() > 11) {
      return -1;
    }
    long value = 0;
    for (int i = 2; i < part.length(); i++) {
      int digit = part.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

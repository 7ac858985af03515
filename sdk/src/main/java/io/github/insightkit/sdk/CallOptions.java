package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.Headers;

/**
 * How much time and how many attempts a change may take, and what its head carries beside.
 *
 * @param timeout how long one attempt may take, from the search for the address to the last byte
 * @param deadline how long all attempts and the waits between them may take
 * @param maxAttempts how many requests at most; one means that nothing is ever repeated
 * @param headers header fields to add to each request
 */
public record CallOptions(
    Duration timeout, Duration deadline, int maxAttempts, Map<String, String> headers) {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Set<String> OURS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "te",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-auth-email",
          "x-auth-key",
          "x-http-method-override");
  private static final CallOptions DEFAULTS =
      new CallOptions(Duration.ofSeconds(30), Duration.ofMinutes(2), 4, Map.of());

  /**
   * Checks every part and copies the header fields.
   *
   * @param timeout as above
   * @param deadline as above
   * @param maxAttempts as above
   * @param headers as above
   * @throws IllegalArgumentException if a duration isn't positive or exceeds a day, there is no
   *     attempt, or a header field is malformed or one that the client itself writes
   */
  public CallOptions {
    requireDuration("timeout", timeout);
    requireDuration("deadline", deadline);
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("Expected at least one attempt, got " + maxAttempts);
    }
    headers.forEach(CallOptions::requireHeader);
    headers = Map.copyOf(headers);
  }

  /**
   * The options of a client that isn't told otherwise: 30 seconds an attempt, two minutes in all,
   * four attempts.
   *
   * @return the defaults
   */
  public static CallOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Limits one attempt.
   *
   * @param limit how long it may take
   * @return changed options
   */
  public CallOptions withTimeout(Duration limit) {
    return new CallOptions(limit, deadline, maxAttempts, headers);
  }

  /**
   * Limits all attempts together.
   *
   * @param limit how long they may take, waits included
   * @return changed options
   */
  public CallOptions withDeadline(Duration limit) {
    return new CallOptions(timeout, limit, maxAttempts, headers);
  }

  /**
   * Limits the number of attempts.
   *
   * @param limit how many; one for no repetition
   * @return changed options
   */
  public CallOptions withMaxAttempts(int limit) {
    return new CallOptions(timeout, deadline, limit, headers);
  }

  /**
   * Adds a header field.
   *
   * @param name its name
   * @param value its value
   * @return changed options
   */
  public CallOptions withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new CallOptions(timeout, deadline, maxAttempts, more);
  }

  static void requireDuration(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Expected a " + name + " of more than nothing and at most a day, got " + duration);
    }
  }

  private static void requireHeader(String name, String value) {
    if (OURS.contains(Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "Expected a header field of the caller's own, got " + name + ", which the client writes");
    }
    try {
      Headers.of(name, value);
    } catch (IllegalArgumentException e) {
      // The library's message would show the value, which may be secret.
      throw new IllegalArgumentException(
          "Expected one line of visible ASCII, got something else in the header field"
              + " \""
              + name.replaceAll("[^!-~]", "?")
              + "\"");
    }
  }

  /** Leaves out the values of the header fields, which may be secret. */
  @Override
  public String toString() {
    return "CallOptions[timeout="
        + timeout
        + ", deadline="
        + deadline
        + ", maxAttempts="
        + maxAttempts
        + ", headers="
        + headers.keySet()
        + "]";
  }
}

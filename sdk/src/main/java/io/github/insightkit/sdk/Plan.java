package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much time and how many attempts a change may take.
 *
 * @param timeout how long one attempt may take
 * @param deadline how long all attempts and the waits between them may take
 * @param maxAttempts how many attempts at most, at least one
 * @param headers header fields to add
 */
record Plan(
    Duration timeout, Duration deadline, int maxAttempts, List<Map.Entry<String, String>> headers) {
  /**
   * Copies the header fields.
   *
   * @param timeout as above
   * @param deadline as above
   * @param maxAttempts as above
   * @param headers as above
   */
  Plan {
    headers = List.copyOf(headers);
  }
}

package io.github.insightkit.conformance.history;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one of all that are equal: most requests and answers of a history have a twin, and what a
 * thing says needs to be found out only once. Not safe for use by several threads.
 */
public final class Once {
  private final Map<Object, Object> known = new HashMap<>();

  /** The first that was equal to this. */
  @SuppressWarnings("unchecked") // What is equal is of one class.
  public <T> T of(T value) {
    Object first = known.putIfAbsent(value, value);
    return first == null ? value : (T) first;
  }
}

package io.github.insightkit.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a reading.
 *
 * @param <T> what is read
 * @param entries what came, in the server's order, without those that had come before
 * @param doubles how many entries were left out because an earlier one had the same identifier
 * @param count what the server gives as its count, or null; nothing here relies on it, since it
 *     need not agree with what comes
 * @param readSoFar how many entries have come up to here, those of this page included
 */
public record Page<T>(List<T> entries, int doubles, @Nullable Long count, long readSoFar) {
  /**
   * Copies the list.
   *
   * @param entries as above
   * @param doubles as above
   * @param count as above
   * @param readSoFar as above
   */
  public Page {
    entries = List.copyOf(entries);
  }
}

package io.github.insightkit.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of all changes of a bulk run. Immutable.
 *
 * @param results one for each change that was read, in the order in which they were given
 * @param stoppedBy what ended the run before its time, such as a stream that couldn't be read on or
 *     a client that was closed; null if nothing did
 */
public record BulkReport(List<BulkResult> results, @Nullable RuntimeException stoppedBy) {
  /**
   * Copies the list.
   *
   * @param results as above
   * @param stoppedBy as above
   */
  public BulkReport {
    results = List.copyOf(results);
  }

  /**
   * Lists the changes that aren't known to be applied, to go on from.
   *
   * <p>Some of them may have been applied nevertheless; see {@link OutcomeUnknownException}. A
   * server may refuse those the second time.
   *
   * @return the changes in the order in which they were given
   */
  public List<Change> notKnownToBeApplied() {
    return results.stream()
        .filter(result -> !(result instanceof BulkResult.Applied))
        .map(BulkResult::change)
        .toList();
  }

  /**
   * Tells whether every change was applied.
   *
   * @return true if there is nothing to go on from
   */
  public boolean isComplete() {
    return stoppedBy == null && results.stream().allMatch(BulkResult.Applied.class::isInstance);
  }
}

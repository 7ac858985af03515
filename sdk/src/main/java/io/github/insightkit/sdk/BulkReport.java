package io.github.insightkit.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of all changes of a bulk run. Immutable.
 *
 * @param results one for each change that was read, in the order in which they were given
 * @param readToEnd whether that is each change there was; false only if the run was stopped, and
 *     the rest of the stream couldn't be read or wasn't waited for
 * @param stoppedBy what ended the run before its time, or null if nothing did: a {@link
 *     CredentialsException}, an {@link EdgeBlockedException}, a {@link
 *     java.util.concurrent.TimeoutException} at the deadline, an {@link InterruptedException}, what
 *     the stream threw, or an {@link IllegalStateException} if the client was closed
 */
public record BulkReport(
    List<BulkResult> results, boolean readToEnd, @Nullable Throwable stoppedBy) {
  /**
   * Copies the list.
   *
   * @param results as above
   * @param readToEnd as above
   * @param stoppedBy as above
   */
  public BulkReport {
    results = List.copyOf(results);
  }

  /** Where a change stands after the run. */
  private enum Standing {
    APPLIED,
    UNKNOWN,
    LEFT
  }

  /**
   * Lists what was applied, or turned out to have been when it was settled.
   *
   * @return the results in the order in which the changes were given
   */
  public List<BulkResult> applied() {
    return that(Standing.APPLIED).toList();
  }

  /**
   * Lists what may have been applied or not: look before sending it again.
   *
   * @return the results in the order in which the changes were given
   */
  public List<BulkResult.Failed> unknown() {
    return that(Standing.UNKNOWN).map(BulkResult.Failed.class::cast).toList();
  }

  /**
   * Lists what wasn't applied, ready to be given to another run: what failed for certain, what
   * wasn't attempted, and what was settled as {@link Settlement.NotApplied not applied}. Of a
   * reclassification whose reset was applied, the new value is left.
   *
   * @return the changes in the order in which they were given, with their tags
   */
  public List<Change> rest() {
    return that(Standing.LEFT)
        .map(result -> resetApplied(result) ? result.change().secondHalf() : result.change())
        .toList();
  }

  /**
   * Lists changes that were given more than once: the same insight, action, value and rationale,
   * whatever their tags. Each was sent all the same.
   *
   * @return groups of two results or more, in the order in which the first of each was given
   */
  public List<List<BulkResult>> identical() {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.change().withTag(null), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(group -> group.size() > 1)
        .map(List::copyOf)
        .toList();
  }

  /**
   * Tells whether every change was applied.
   *
   * @return true if there is nothing to go on from
   */
  public boolean isComplete() {
    return readToEnd && stoppedBy == null && that(Standing.APPLIED).count() == results.size();
  }

  private Stream<BulkResult> that(Standing standing) {
    return results.stream().filter(result -> standing(result) == standing);
  }

  private static Standing standing(BulkResult result) {
    if (result instanceof BulkResult.Applied) {
      return Standing.APPLIED;
    }
    if (!(result instanceof BulkResult.Failed failed) || !failed.failure().mayHaveBeenApplied()) {
      return Standing.LEFT;
    }
    if (failed.settlement() instanceof Settlement.Applied) {
      return half(failed) == ReclassifyException.Half.RESET ? Standing.LEFT : Standing.APPLIED;
    }
    return failed.settlement() instanceof Settlement.NotApplied ? Standing.LEFT : Standing.UNKNOWN;
  }

  /** Whether only the new value of a reclassification is left. */
  private static boolean resetApplied(BulkResult result) {
    return result instanceof BulkResult.Failed failed
        && (half(failed) == ReclassifyException.Half.SET
            || (half(failed) != null && failed.settlement() instanceof Settlement.Applied));
  }

  private static ReclassifyException.@Nullable Half half(BulkResult.Failed failed) {
    return failed.failure() instanceof ReclassifyException halves ? halves.half() : null;
  }

  /** Counts, fit for logs; names no change. */
  @Override
  public String toString() {
    return "BulkReport["
        + applied().size()
        + " applied, "
        + unknown().size()
        + " unknown, "
        + rest().size()
        + " not applied"
        + (readToEnd ? "" : ", not all read")
        + (stoppedBy == null ? "" : ", stopped by " + FailureText.cause(stoppedBy))
        + "]";
  }
}

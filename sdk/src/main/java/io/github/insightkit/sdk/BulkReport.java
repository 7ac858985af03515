package io.github.insightkit.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
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

  /**
   * Lists what was applied.
   *
   * @return the results in the order in which the changes were given
   */
  public List<BulkResult.Applied> applied() {
    return results.stream()
        .filter(BulkResult.Applied.class::isInstance)
        .map(BulkResult.Applied.class::cast)
        .toList();
  }

  /**
   * Lists what may have been applied or not: look before sending it again.
   *
   * @return the results in the order in which the changes were given
   */
  public List<BulkResult.Failed> unknown() {
    return results.stream()
        .filter(BulkReport::isUnknown)
        .map(BulkResult.Failed.class::cast)
        .toList();
  }

  /**
   * Lists what certainly wasn't applied, ready to be given to another run: what failed, and what
   * wasn't attempted. Of a reclassification whose reset was applied, the new value is left.
   *
   * @return the changes in the order in which they were given, with their tags
   */
  public List<Change> rest() {
    return results.stream()
        .filter(result -> !(result instanceof BulkResult.Applied) && !isUnknown(result))
        .map(BulkReport::left)
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
    return readToEnd
        && stoppedBy == null
        && results.stream().allMatch(BulkResult.Applied.class::isInstance);
  }

  private static boolean isUnknown(BulkResult result) {
    return result instanceof BulkResult.Failed failed && failed.failure().mayHaveBeenApplied();
  }

  private static Change left(BulkResult result) {
    return result instanceof BulkResult.Failed failed
            && failed.failure() instanceof ReclassifyException halves
            && halves.half() == ReclassifyException.Half.SET
        ? result.change().secondHalf()
        : result.change();
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

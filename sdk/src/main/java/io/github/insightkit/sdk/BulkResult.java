package io.github.insightkit.sdk;

/** What became of one change of a bulk run. */
public sealed interface BulkResult {
  /**
   * Names the change.
   *
   * @return the change, as it was given
   */
  Change change();

  /**
   * The server says that the change was applied.
   *
   * @param change the change
   * @param receipt the server's word
   */
  record Applied(Change change, Receipt receipt) implements BulkResult {}

  /**
   * The change failed; whether it may have been applied, the failure says.
   *
   * @param change the change
   * @param failure how it failed
   */
  record Failed(Change change, InsightsException failure) implements BulkResult {}

  /**
   * The run was interrupted before the change was sent.
   *
   * @param change the change
   */
  record NotAttempted(Change change) implements BulkResult {}
}

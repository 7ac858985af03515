package io.github.insightkit.sdk;

/** What became of one change of a bulk run. */
public sealed interface BulkResult {
  /**
   * Tells where the change stood among those given.
   *
   * @return its place, from 0
   */
  int index();

  /**
   * Names the change.
   *
   * @return the change as it was given, with its tag
   */
  Change change();

  /**
   * The server says that the change was applied.
   *
   * @param index as above
   * @param change as above
   * @param receipt the server's word; of a reclassification, that of its second half
   */
  record Applied(int index, Change change, Receipt receipt) implements BulkResult {}

  /**
   * The change failed; whether it may have been applied, the failure says.
   *
   * @param index as above
   * @param change as above
   * @param failure how it failed
   */
  record Failed(int index, Change change, InsightsException failure) implements BulkResult {}

  /**
   * The run was stopped before anything of the change was sent.
   *
   * @param index as above
   * @param change as above
   */
  record NotAttempted(int index, Change change) implements BulkResult {}
}

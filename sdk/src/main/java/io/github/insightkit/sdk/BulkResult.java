package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

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
   * @param settlement what was found out if it may have been applied; null if that wasn't asked for
   *     with {@link BulkOptions#withSettling}, or there was no time left
   */
  record Failed(
      int index, Change change, InsightsException failure, @Nullable Settlement settlement)
      implements BulkResult {}

  /**
   * The run was stopped before anything of the change was sent.
   *
   * @param index as above
   * @param change as above
   */
  record NotAttempted(int index, Change change) implements BulkResult {}
}

package io.github.insightkit.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be found out about a change whose outcome was unknown; see {@link
 * InsightsException#settle}. Immutable.
 */
public sealed interface Settlement {
  /**
   * Shows what it rests on.
   *
   * @return what was read
   */
  Evidence evidence();

  /**
   * The audit log has the change: its value and its rationale, not before it was sent.
   *
   * <p>An identical change by somebody else at that time looks the same.
   *
   * @param entry the entry that shows it
   * @param evidence what was read
   */
  record Applied(AuditEntry entry, Evidence evidence) implements Settlement {}

  /**
   * Nothing that could be read shows the change, after as long a wait as was asked for. Or the
   * failure itself says so, and nothing was read.
   *
   * @param evidence what was read; it says whether both the log and the list could be
   */
  record NotApplied(Evidence evidence) implements Settlement {}

  /**
   * What was read doesn't tell.
   *
   * @param why what stands in the way, fit for logs
   * @param evidence what was read
   */
  record StillUnknown(String why, Evidence evidence) implements Settlement {}

  /**
   * What was read last.
   *
   * @param sentAt the earliest time at which the change can have been sent, by the server's clock;
   *     null if no answer said what time it is there
   * @param log the changes of the insight's classification from a minute before {@code sentAt} on,
   *     oldest first, as far as they say when they were made; those of which it isn't said come
   *     first
   * @param others those in the log that are certainly another change, made since {@code sentAt}
   * @param logFailure why the log couldn't be read; null if it could, or wasn't tried
   * @param listed what the list says of the insight; null if it wasn't read, or doesn't have it
   * @param listFailure why the list couldn't be read; null if it could, or wasn't tried
   */
  record Evidence(
      @Nullable Instant sentAt,
      List<AuditEntry> log,
      List<AuditEntry> others,
      @Nullable InsightsException logFailure,
      @Nullable InsightSummary listed,
      @Nullable InsightsException listFailure) {
    static final Evidence NONE = new Evidence(null, List.of(), List.of(), null, null, null);

    /**
     * Copies the lists.
     *
     * @param sentAt as above
     * @param log as above
     * @param others as above
     * @param logFailure as above
     * @param listed as above
     * @param listFailure as above
     */
    public Evidence {
      log = List.copyOf(log);
      others = List.copyOf(others);
    }
  }
}

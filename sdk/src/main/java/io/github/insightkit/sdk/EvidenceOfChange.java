package io.github.insightkit.sdk;

import io.github.insightkit.sdk.Settlement.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what log and list show about one change. Reads nothing; the rules are those of the table
 * in {@code docs/unknown-outcomes.md}.
 */
final class EvidenceOfChange {
  /** Times may be cut to the second, and the clocks of log and edge differ a little. */
  static final Duration MARGIN = Duration.ofSeconds(2);

  /** Entries from here to the margin prove nothing, but keep "not applied" from being said. */
  static final Duration LOOK_BACK = Duration.ofMinutes(1);

  private static final Comparator<AuditEntry> BY_TIME =
      Comparator.comparing(
          EvidenceOfChange::madeAt, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final ClassificationChange sent;
  private final @Nullable Instant sentAt;
  private final List<AuditEntry> log;

  /**
   * Keeps of the log what is about the classification of the insight.
   *
   * @param sentAt the earliest time by the server's clock, or null if that isn't known
   */
  EvidenceOfChange(
      InsightRef insight,
      ClassificationChange sent,
      @Nullable Instant sentAt,
      List<AuditEntry> read) {
    this.sent = sent;
    this.sentAt = sentAt;
    this.log =
        read.stream()
            .filter(entry -> entry.issueId() == null || insight.issueId().equals(entry.issueId()))
            .filter(EvidenceOfChange::isOfClassification)
            .filter(entry -> !isBefore(entry, LOOK_BACK))
            .sorted(BY_TIME)
            .toList();
  }

  /** The entry that proves the change, or null. */
  @Nullable AuditEntry proof() {
    return log.stream()
        .filter(entry -> isDated(entry) && !isBefore(entry, MARGIN))
        .filter(entry -> isSameValue(entry.currentValue()) && isSameRationale(entry))
        .filter(entry -> !isReset() || entry.previousValue() != null)
        .findFirst()
        .orElse(null);
  }

  /** Says why it can't be told, or null if nothing shows the change. */
  @Nullable String doubt(
      @Nullable InsightsException logFailure,
      @Nullable InsightSummary listed,
      @Nullable InsightsException listFailure) {
    if (log.stream().anyMatch(this::mayBeIt)) {
      return "the audit log has an entry that may be this change or another one";
    }
    if (sentAt != null && log.stream().anyMatch(entry -> !isDated(entry))) {
      return "an entry of the audit log doesn't say when it was made";
    }
    if (listed == null && logFailure != null) {
      return listFailure == null
          ? "the audit log can't be read, and the list doesn't have the insight"
          : "neither the audit log nor the list can be read";
    }
    List<AuditEntry> others = others();
    String gap = gap(others);
    if (gap != null) {
      return gap;
    }
    String standing = listed == null ? null : value(listed.userClassification());
    if (isReset() && standing == null) {
      return "a reset of what isn't set may leave no entry in the audit log";
    }
    if (listed == null) {
      return null;
    }
    AuditEntry last = others.isEmpty() ? null : others.get(others.size() - 1);
    if (last != null && !isEqual(last.currentValue(), standing)) {
      return "the audit log and the list disagree on what stands";
    }
    if (last == null && isSameValue(standing)) {
      return logFailure == null
          ? "the list shows the value that was sent, and the audit log has no entry of it"
          : "the list shows the value that was sent, which may have stood before";
    }
    return null;
  }

  Evidence shown(
      @Nullable InsightsException logFailure,
      @Nullable InsightSummary listed,
      @Nullable InsightsException listFailure) {
    return new Evidence(sentAt, log, others(), logFailure, listed, listFailure);
  }

  /** A log that lacks a change which a later entry presupposes may lack this one. */
  private @Nullable String gap(List<AuditEntry> others) {
    if (others.isEmpty()) {
      return null;
    }
    if (isSameValue(others.get(0).previousValue())) {
      return "what was sent stood before somebody else's change, and the audit log doesn't say"
          + " since when";
    }
    for (int i = 1; i < others.size(); i++) {
      if (!isEqual(others.get(i - 1).currentValue(), others.get(i).previousValue())) {
        return "the audit log leaves out a change between two of somebody else's";
      }
    }
    return null;
  }

  private List<AuditEntry> others() {
    return log.stream()
        .filter(entry -> isDated(entry) && !isBefore(entry, MARGIN))
        .filter(entry -> !mayBeIt(entry))
        .toList();
  }

  private boolean mayBeIt(AuditEntry entry) {
    return isSameValue(entry.currentValue()) && isNearlySameRationale(entry);
  }

  private boolean isReset() {
    return ChangeMembers.value(sent) == null;
  }

  private boolean isDated(AuditEntry entry) {
    return sentAt != null && madeAt(entry) != null;
  }

  private boolean isBefore(AuditEntry entry, Duration margin) {
    Instant made = madeAt(entry);
    return sentAt != null && made != null && made.isBefore(sentAt.minus(margin));
  }

  private boolean isSameValue(@Nullable String value) {
    return isEqual(value(ChangeMembers.value(sent)), value);
  }

  private boolean isSameRationale(AuditEntry entry) {
    return orEmpty(entry.rationale()).equals(orEmpty(ChangeMembers.reason(sent)));
  }

  /** A server may cut a rationale, or change its blanks or its case. */
  private boolean isNearlySameRationale(AuditEntry entry) {
    String stored = bare(entry.rationale());
    String ours = bare(ChangeMembers.reason(sent));
    return stored.equals(ours)
        || (!stored.isEmpty()
            && !ours.isEmpty()
            && (stored.startsWith(ours) || ours.startsWith(stored)));
  }

  private static boolean isOfClassification(AuditEntry entry) {
    AuditedField field = entry.fieldChanged();
    return field == null || field.equals(AuditedField.USER_CLASSIFICATION);
  }

  private static @Nullable Instant madeAt(AuditEntry entry) {
    return entry.changedAt() == null ? null : entry.changedAt().instant();
  }

  private static @Nullable String value(@Nullable ClassificationValue value) {
    return value == null ? null : value.value();
  }

  private static boolean isEqual(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equalsIgnoreCase(other);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String bare(@Nullable String text) {
    return orEmpty(text).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }
}

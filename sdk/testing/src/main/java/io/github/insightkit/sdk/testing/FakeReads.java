package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.SortOrder;
import io.github.insightkit.sdk.testing.ReadsWire.HistoryQuery;
import io.github.insightkit.sdk.testing.ReadsWire.ListQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Answers readings: filters, order and pages. */
final class FakeReads {
  private FakeReads() {}

  /** One numbered page of the list; one after the last is empty. */
  static Fault.Answer list(List<InsightSummary> all, HttpUrl url) {
    long page = number(url, ListQuery.PAGE, ListQuery.DEFAULT_PAGE);
    long size = number(url, ListQuery.PER_PAGE, ListQuery.DEFAULT_PER_PAGE);
    List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
    for (InsightSummary insight : all) {
      Map<String, @Nullable Object> json = ReadsWire.json(insight);
      if (isWanted(ListQuery.CONDITIONS, json, url)) {
        wanted.add(json);
      }
    }
    return Envelope.success(
        ReadsWire.insightsAnswer(
            ReadsWire.insightsPage(
                wanted.size(),
                wanted.stream().skip((page - 1) * size).limit(size).toList(),
                page,
                size)));
  }

  private static boolean isWanted(
      List<Route.Condition> conditions, Map<String, @Nullable Object> entry, HttpUrl url) {
    return conditions.stream()
        .allMatch(
            condition -> {
              List<String> values = url.queryParameterValues(condition.parameter());
              String value = String.valueOf(entry.get(condition.member()));
              return values.isEmpty()
                  || values.stream().anyMatch(value::equalsIgnoreCase) != condition.excludes();
            });
  }

  /** One page of the log; its cursor is the last entry that the page before had. */
  static Fault.Answer history(List<AuditEntry> oldestFirst, HttpUrl url) {
    List<AuditEntry> wanted = new ArrayList<>(oldestFirst);
    wanted.removeIf(entry -> !isWanted(entry, url));
    if (!SortOrder.ASC.value().equals(url.queryParameter(HistoryQuery.ORDER))) {
      Collections.reverse(wanted);
    }
    String after = url.queryParameter(HistoryQuery.CURSOR);
    long size = number(url, HistoryQuery.PER_PAGE, HistoryQuery.DEFAULT_PER_PAGE);
    List<AuditEntry> left = after == null ? wanted : behind(wanted, after);
    List<AuditEntry> page = left.stream().limit(size).toList();
    String cursor = page.size() < left.size() ? page.get(page.size() - 1).id() : null;
    return Envelope.success(
        ReadsWire.auditLogAnswer(
            page.stream().map(ReadsWire::json).toList(),
            ReadsWire.auditLogInfo(page.size(), cursor, size)));
  }

  private static List<AuditEntry> behind(List<AuditEntry> entries, String id) {
    return entries.stream().dropWhile(entry -> !id.equals(entry.id())).skip(1).toList();
  }

  private static boolean isWanted(AuditEntry entry, HttpUrl url) {
    String since = url.queryParameter(HistoryQuery.SINCE);
    String before = url.queryParameter(HistoryQuery.BEFORE);
    Instant made = Instant.parse(String.valueOf(entry.changedAt()));
    return isWanted(HistoryQuery.CONDITIONS, ReadsWire.json(entry), url)
        && (since == null || !made.isBefore(Instant.parse(since)))
        && (before == null || made.isBefore(Instant.parse(before)));
  }

  private static long number(HttpUrl url, String name, String otherwise) {
    String asked = url.queryParameter(name);
    return Long.parseLong(asked == null ? otherwise : asked);
  }
}

package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.AuditedField;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.ClassificationValue;
import io.github.insightkit.sdk.HistoryFilter;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.Page;
import io.github.insightkit.sdk.PagedRead;
import io.github.insightkit.sdk.RefusedException;
import io.github.insightkit.sdk.SortOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The SDK's readings of what the reference server serves beside the contract. */
final class ReadsThroughSdkTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final int MANY = 30;

  private final MockServer server = MockServer.builder(CONTRACT).token("t0ken-123").start();
  private final InsightsClient client = client(server);
  private final Insights insights = client.account("acc");

  private static InsightsClient client(MockServer server) {
    return InsightsClient.builder()
        .baseUrl(server.baseUri().toString())
        .apiToken("t0ken-123")
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private void classifyMany() {
    for (int i = 0; i < MANY; i++) {
      insights.insight("%02d".formatted(i)).acceptRisk("because " + i);
    }
  }

  private List<String> issues(HistoryFilter filter) {
    return insights.history(filter).stream().map(entry -> String.valueOf(entry.issueId())).toList();
  }

  @Test
  void listFindsEveryInsightWithWhatStands() {
    classifyMany();
    insights.insight("07").reset();
    PagedRead<InsightSummary> reading = insights.list(InsightFilter.all().perPage(7));

    List<InsightSummary> found = reading.stream().toList();
    assertThat(found)
        .hasSize(MANY)
        .extracting(InsightSummary::id)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(found)
        .filteredOn(insight -> ClassificationValue.ACCEPT_RISK.equals(insight.userClassification()))
        .hasSize(MANY - 1);
    assertThat(reading.pages()).extracting(Page::count).containsOnly((long) MANY).hasSize(5);
    assertThat(reading.async().toList(100).join()).isEqualTo(found);
  }

  @Test
  void whatIsFoundCanBeChanged() {
    classifyMany();
    for (InsightSummary found : insights.list(InsightFilter.all().perPage(10))) {
      insights.insight(found).reset();
    }

    assertThat(insights.list(InsightFilter.all()))
        .hasSize(MANY)
        .allMatch(insight -> insight.userClassification() == null);
  }

  @Test
  void historySaysWhoMadeOfWhatWhatAndWhy() {
    insights.insight("one").reclassify(Classification.acceptRisk("moved"));
    insights.insight("one").reset();
    insights.insight("two").falsePositive();

    List<AuditEntry> history = insights.insight("one").history().stream().toList();
    assertThat(history).hasSize(2);
    assertThat(history.get(0))
        .extracting(AuditEntry::previousValue, AuditEntry::currentValue, AuditEntry::rationale)
        .containsExactly("accept_risk", null, null);
    assertThat(history.get(1))
        .extracting(AuditEntry::previousValue, AuditEntry::currentValue, AuditEntry::rationale)
        .containsExactly(null, "accept_risk", "moved");
    assertThat(history)
        .allMatch(entry -> AuditedField.USER_CLASSIFICATION.equals(entry.fieldChanged()))
        .allMatch(entry -> instant(entry).isAfter(Instant.EPOCH));
  }

  @Test
  void historyOfAllComesInBothOrdersAndInPagesOfAnySize() {
    classifyMany();
    List<String> oldestFirst = issues(HistoryFilter.all().order(SortOrder.ASC).perPage(4));
    List<String> newestFirst = new ArrayList<>(oldestFirst);
    Collections.reverse(newestFirst);

    assertThat(oldestFirst).hasSize(MANY).isSorted();
    assertThat(insights.history().stream().map(entry -> String.valueOf(entry.issueId())))
        .isEqualTo(newestFirst);
    assertThat(issues(HistoryFilter.all().order(SortOrder.DESC).perPage(1))).isEqualTo(newestFirst);
  }

  @Test
  void historyIsCutOffSinceInclusiveAndBefore() {
    classifyMany();
    List<AuditEntry> all =
        insights.history(HistoryFilter.all().order(SortOrder.ASC)).stream().toList();
    Instant middle = instant(all.get(MANY / 2));

    assertThat(insights.history(HistoryFilter.all().since(middle).perPage(5)))
        .hasSameElementsAs(all.stream().filter(e -> !instant(e).isBefore(middle)).toList());
    assertThat(insights.history(HistoryFilter.all().before(middle).perPage(5)))
        .hasSameElementsAs(all.stream().filter(e -> instant(e).isBefore(middle)).toList());
    assertThat(insights.history(HistoryFilter.all().changedBy("nobody"))).isEmpty();
    assertThat(insights.history(HistoryFilter.all().fieldChanged(AuditedField.STATUS))).isEmpty();
    assertThat(client.zone("acc").history()).isEmpty();
  }

  @Test
  void aServerWithoutReadsRefusesThem() {
    Policies policies = Policies.usual(CONTRACT).with("reader=none");
    try (MockServer without = MockServer.builder(CONTRACT).policies(policies).start();
        InsightsClient other = client(without)) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> other.account("acc").history().iterator().hasNext())
          .satisfies(failure -> assertThat(failure.hasCode(7000)).isTrue());
    }
  }

  private static Instant instant(AuditEntry entry) {
    return Objects.requireNonNull(Objects.requireNonNull(entry.changedAt()).instant());
  }
}

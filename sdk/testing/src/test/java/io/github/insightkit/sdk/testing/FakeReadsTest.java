package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.AuditedField;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.ClassificationValue;
import io.github.insightkit.sdk.HistoryFilter;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.Page;
import io.github.insightkit.sdk.Severity;
import io.github.insightkit.sdk.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client reads from the fake: filters, pages and order. */
class FakeReadsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeInsights fake = new FakeInsights();
  private final Insights account = fake.client().account("a");

  @AfterEach
  void close() {
    fake.close();
  }

  private static InsightRef ref(String id) {
    return InsightRef.account("a", id);
  }

  private List<String> listed(InsightFilter filter) {
    return account.list(filter).stream().map(InsightSummary::id).toList();
  }

  @Test
  void listShowsWhatStandsUnderOneAddress() {
    fake.add(ref("1")).add(ref("2")).add(InsightRef.zone("a", "3"));
    fake.client().insight(ref("2")).acceptRisk("rule 12");

    assertThat(account.list(InsightFilter.all()))
        .extracting(InsightSummary::id, InsightSummary::userClassification)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", null),
            org.assertj.core.groups.Tuple.tuple("2", ClassificationValue.ACCEPT_RISK));
  }

  @Test
  void filtersNarrowTheList() {
    fake.add(ref("low"), Builders.insightSummary().severity(Severity.LOW).dismissed(false).build());
    fake.add(
        ref("bad"),
        Builders.insightSummary()
            .severity(new Severity("Critical"))
            .issueClass("exposed")
            .dismissed(true)
            .build());

    assertThat(listed(InsightFilter.all().severity(Severity.CRITICAL))).containsExactly("bad");
    assertThat(listed(InsightFilter.all().severity(Severity.CRITICAL, Severity.LOW))).hasSize(2);
    assertThat(listed(InsightFilter.all().notSeverity(Severity.CRITICAL))).containsExactly("low");
    assertThat(listed(InsightFilter.all().dismissed(true))).containsExactly("bad");
    assertThat(listed(InsightFilter.all().issueClass("exposed"))).containsExactly("bad");
    assertThat(listed(InsightFilter.all().notIssueClass("exposed"))).containsExactly("low");
    assertThat(listed(InsightFilter.all().subject("nobody"))).isEmpty();
  }

  @Test
  void listComesInPages() {
    IntStream.range(0, 60).forEach(i -> fake.add(ref("i" + i)));

    assertThat(account.list(InsightFilter.all()).pages())
        .extracting(Page::count, Page::readSoFar)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(60L, 25L),
            org.assertj.core.groups.Tuple.tuple(60L, 50L),
            org.assertj.core.groups.Tuple.tuple(60L, 60L));
    assertThat(listed(InsightFilter.all().perPage(7))).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void historyComesInPagesAndInTheOrderAskedFor() {
    fake.add(ref("1")).add(ref("2"));
    for (int i = 0; i < 5; i++) {
      fake.set(ref("1"), Classification.acceptRisk("r" + i), "they");
      fake.time().advance(HOUR);
    }
    fake.set(ref("2"), Classification.acceptRisk("r5"), "others");

    assertThat(account.history(HistoryFilter.all().order(SortOrder.ASC).perPage(2)))
        .extracting(AuditEntry::rationale)
        .containsExactly("r0", "r1", "r2", "r3", "r4", "r5");
    assertThat(account.insight("1").history(HistoryFilter.all().perPage(2)))
        .extracting(AuditEntry::rationale)
        .as("newest first, if no order is asked for")
        .containsExactly("r4", "r3", "r2", "r1", "r0");
  }

  @Test
  void filtersNarrowTheHistory() {
    fake.add(ref("1"));
    Instant start = fake.time().now();
    for (int i = 0; i < 4; i++) {
      fake.set(ref("1"), Classification.acceptRisk("r" + i), i % 2 == 0 ? "she" : "he");
      fake.time().advance(HOUR);
    }

    assertThat(account.history(HistoryFilter.all().changedBy("he")))
        .extracting(AuditEntry::rationale)
        .containsExactly("r3", "r1");
    assertThat(
            account.history(
                HistoryFilter.all()
                    .since(start.plus(HOUR))
                    .before(start.plus(HOUR.multipliedBy(3)))))
        .extracting(AuditEntry::rationale)
        .as("since is inclusive, before is not")
        .containsExactly("r2", "r1");
    assertThat(account.history(HistoryFilter.all().fieldChanged(AuditedField.STATUS))).isEmpty();
  }

  @Test
  void historyMayBeLate() {
    fake.add(ref("1")).delayHistory(HOUR);
    fake.client().insight(ref("1")).falsePositive();

    assertThat(account.history()).isEmpty();
    fake.time().advance(HOUR);
    assertThat(account.history()).hasSize(1);
  }
}

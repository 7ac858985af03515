package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.HistoryFilter;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.Page;
import io.github.insightkit.sdk.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/reading.md}: to find insights, and see what was changed. */
class ReadingTest {
  private MockWebServer server;
  private InsightsClient cloudflare;
  private Insights insights;

  static void acceptAllCritical(Insights insights) {
    InsightFilter critical = InsightFilter.all().severity(Severity.CRITICAL).dismissed(false);
    List<InsightSummary> found = insights.list(critical).stream().toList();
    for (InsightSummary summary : found) {
      insights.insight(summary).acceptRisk("Mitigated by WAF rule 12");
    }
  }

  static List<String> history(Insights insights) {
    List<String> lines = new ArrayList<>();
    for (AuditEntry entry : insights.history()) {
      lines.add(entry.changedAt() + " " + entry.changedBy() + ": " + entry.rationale());
    }
    return lines;
  }

  static List<String> today(Insights insights) {
    List<String> lines = new ArrayList<>();
    HistoryFilter today = HistoryFilter.all().since(Instant.now().minus(Duration.ofDays(1)));
    for (Page<AuditEntry> page : insights.insight("found").history(today).pages()) {
      lines.add(page.entries().size() + " of " + page.count());
    }
    return lines;
  }

  static CompletableFuture<List<InsightSummary>> later(Insights insights) {
    return insights.list(InsightFilter.all()).async().toList(1_000);
  }

  @BeforeEach
  void start() throws Exception {
    server = Replies.server(ReadingTest::reply);
    cloudflare =
        InsightsClient.builder().baseUrl(Replies.url(server)).apiToken("token-of-a-recipe").build();
    insights = cloudflare.account("account");
  }

  @AfterEach
  void stop() {
    cloudflare.close();
    server.close();
  }

  @Test
  void everythingFoundIsAccepted() throws Exception {
    acceptAllCritical(insights);

    assertThat(server.takeRequest().getTarget()).contains("severity=critical", "dismissed=false");
    assertThat(server.takeRequest().getTarget()).contains("page=2");
    assertThat(server.takeRequest().getRequestLine()).contains("PATCH", "/insights/found/");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void historyIsShown() {
    assertThat(history(insights)).containsExactly("2026-05-05T12:00:00Z system: Moved");
    assertThat(today(insights)).containsExactly("1 of 7");
    assertThat(later(insights).join()).extracting(InsightSummary::id).containsExactly("found");
  }

  private static MockResponse reply(RecordedRequest request) {
    if ("PATCH".equals(request.getMethod())) {
      return Replies.applied();
    }
    if (request.getTarget().contains("audit-log")) {
      return Replies.json(
          200,
          """
          {"success": true, "errors": [], "messages": [], "result_info": {"count": 7}, "result": [
            {"id": "1", "changed_at": "2026-05-05T12:00:00Z", "changed_by": "system", "rationale": "Moved"}]}
          """);
    }
    return Replies.read(
        request.getTarget().contains("page=1") ? "{\"issues\":[{\"id\":\"found\"}]}" : "null");
  }
}

package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.sdk.CallOptions;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.Settlement;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** {@code docs/unknown-outcomes.md}: a change whose reply was lost. */
class UnknownOutcomesTest {
  static String accept(Insight insight) {
    try {
      insight.acceptRisk("Mitigated by WAF rule 12");
      return "applied";
    } catch (InsightsException e) {
      if (!e.mayHaveBeenApplied()) {
        return "not applied: " + e.getMessage();
      }
      Settlement settlement = e.settle(Duration.ofSeconds(30));
      if (settlement instanceof Settlement.Applied applied) {
        return "applied at " + applied.entry().changedAt();
      } else if (settlement instanceof Settlement.NotApplied) {
        return "not applied as far as is shown: send it again";
      }
      return "look at " + e.insight() + ": " + ((Settlement.StillUnknown) settlement).why();
    }
  }

  @Test
  void logThatHasTheChangeSettlesIt() throws Exception {
    assertThat(
            acceptWith(
                "[{\"field_changed\":\"user_classification\",\"changed_at\":"
                    + "\"2031-05-05T12:00:00Z\",\"current_value\":\"accept_risk\","
                    + "\"rationale\":\"Mitigated by WAF rule 12\"}]"))
        .isEqualTo("applied at 2031-05-05T12:00:00Z");
  }

  @Test
  void refusalNeedsNoSettling() throws Exception {
    try (MockWebServer server = Replies.server(request -> Replies.refused(404));
        InsightsClient cloudflare = client(server)) {
      assertThat(accept(cloudflare.account("account").insight("insight")))
          .startsWith("not applied: ");
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  /** Of an insight whose change gets no reply, and whose audit log is this. */
  private static String acceptWith(String log) throws Exception {
    try (MockWebServer server = Replies.server(request -> reply(request, log));
        InsightsClient cloudflare = client(server)) {
      return accept(cloudflare.account("account").insight("insight"));
    }
  }

  private static MockResponse reply(RecordedRequest request, String log) {
    if (!"GET".equals(request.getMethod())) {
      return Replies.lost();
    }
    boolean ofLog = request.getTarget().contains("audit-log");
    return Replies.read(ofLog ? log : "null")
        .newBuilder()
        .addHeader("Date", "Mon, 05 May 2031 12:00:00 GMT")
        .build();
  }

  private static InsightsClient client(MockWebServer server) {
    return InsightsClient.builder()
        .baseUrl(Replies.url(server))
        .apiToken("token-of-a-recipe")
        .options(CallOptions.defaults().withDeadline(Duration.ofMinutes(1)))
        .build();
  }
}

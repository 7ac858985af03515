package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.RateLimitedException;
import io.github.insightkit.sdk.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** {@code README.md} and {@code docs/changes.md}: single changes. */
class ChangesTest {
  static void verbs(Insight insight) {
    insight.falsePositive();
    insight.reset();
    insight.acceptRisk("Mitigated by WAF rule 12");
    insight.reclassify(Classification.falsePositive());
  }

  static CompletableFuture<Receipt> later(Insight insight) {
    return insight.async().acceptRisk("Mitigated by WAF rule 12");
  }

  static String tell(Insight insight) {
    try {
      Receipt receipt = insight.acceptRisk("Behind the office network");
      return "applied at the attempt number " + receipt.attempts();
    } catch (RateLimitedException e) {
      return "come back in " + e.retryAfter();
    } catch (InsightsException e) {
      return e.status() + " " + e.errors() + " " + e.rayId();
    }
  }

  @Test
  void verbsSendWhatTheySay() throws Exception {
    try (MockWebServer server = Replies.server(request -> Replies.applied());
        InsightsClient cloudflare = client(server)) {
      verbs(cloudflare.zone("zone").insight("insight"));
      later(cloudflare.zone("zone").insight("insight")).join();

      List<String> bodies = new ArrayList<>();
      while (bodies.size() < server.getRequestCount()) {
        bodies.add(Replies.body(server.takeRequest()));
      }
      assertThat(bodies)
          .containsExactly(
              "{\"classification\":\"false_positive\"}",
              "{\"classification\":null}",
              "{\"classification\":\"accept_risk\",\"rationale\":\"Mitigated by WAF rule 12\"}",
              "{\"classification\":null}",
              "{\"classification\":\"false_positive\"}",
              "{\"classification\":\"accept_risk\",\"rationale\":\"Mitigated by WAF rule 12\"}");
    }
  }

  @Test
  void endingsAreTold() throws Exception {
    assertThat(tellOf(Replies.applied())).isEqualTo("applied at the attempt number 1");
    assertThat(tellOf(Replies.refused(404))).contains("404", "1000", "No");
    assertThat(tellOf(Replies.refused(429).newBuilder().addHeader("Retry-After", "600").build()))
        .isEqualTo("come back in PT10M");
  }

  private static String tellOf(MockResponse reply) throws Exception {
    try (MockWebServer server = Replies.server(request -> reply);
        InsightsClient cloudflare = client(server)) {
      return tell(cloudflare.account("account").insight("insight"));
    }
  }

  private static InsightsClient client(MockWebServer server) {
    return InsightsClient.builder()
        .baseUrl(Replies.url(server))
        .apiToken("token-of-a-recipe")
        .build();
  }
}

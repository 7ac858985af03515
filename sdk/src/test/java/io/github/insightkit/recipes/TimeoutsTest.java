package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.insightkit.sdk.CallOptions;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.RefusedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** {@code docs/connections.md}: how long to wait, and how often to try. */
class TimeoutsTest {
  static InsightsClient client(String url, String token) {
    return InsightsClient.builder()
        .baseUrl(url)
        .apiToken(token)
        .connectTimeout(Duration.ofSeconds(2))
        .options(
            CallOptions.defaults()
                .withTimeout(Duration.ofSeconds(10))
                .withDeadline(Duration.ofSeconds(30)))
        .build();
  }

  static void onceAndQuickly(Insight insight) {
    CallOptions once = CallOptions.defaults().withTimeout(Duration.ofSeconds(2)).withMaxAttempts(1);
    insight.with(once).falsePositive();
  }

  @Test
  void silentServerLeavesTheOutcomeUnknown() throws Exception {
    MockResponse silence =
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    try (MockWebServer server = Replies.server(request -> silence);
        InsightsClient cloudflare = client(Replies.url(server), "token-of-a-recipe")) {
      Insight insight = cloudflare.account("account").insight("insight");

      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> onceAndQuickly(insight));
    }
  }

  @Test
  void onceMeansOnce() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (MockWebServer server =
            Replies.server(
                request -> {
                  requests.incrementAndGet();
                  return Replies.refused(429);
                });
        InsightsClient cloudflare = client(Replies.url(server), "token-of-a-recipe")) {
      Insight insight = cloudflare.account("account").insight("insight");

      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> onceAndQuickly(insight));
      assertThat(requests).hasValue(1);
    }
  }
}

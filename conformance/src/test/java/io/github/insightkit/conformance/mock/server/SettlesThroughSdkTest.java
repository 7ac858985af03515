package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.Settlement;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the SDK finds out from the mock's audit log and list when the reply to a change is lost. */
final class SettlesThroughSdkTest {
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final MockServer server =
      MockServer.builder(Contract.bundled()).token("t0ken-123").start();
  private final InsightsClient other = builder().build();

  private InsightsClientBuilder builder() {
    return InsightsClient.builder().baseUrl(server.baseUri().toString()).apiToken("t0ken-123");
  }

  @AfterEach
  void close() {
    other.close();
    server.close();
  }

  /** Loses the answer to a change, or the change itself. */
  private static Interceptor loses(boolean reply) {
    return chain -> {
      if (!chain.request().method().equals("PATCH")) {
        return dated(chain.proceed(chain.request()));
      }
      if (reply) {
        try (Response lost = chain.proceed(chain.request())) {
          assertThat(lost.code()).isEqualTo(200);
        }
      } else {
        Objects.requireNonNull(chain.request().body()).writeTo(new Buffer());
      }
      throw new IOException("lost");
    };
  }

  /** A gateway's part: the mock sends no Date (RFC 9110, section 6.6.1). */
  private static Response dated(Response answer) {
    return answer.newBuilder().header("Date", RFC_1123.format(Instant.now())).build();
  }

  private Settlement settled(Interceptor losing, Runnable meanwhile) {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(losing).build();
    try (InsightsClient client = builder().httpClient(http).build()) {
      Insight insight = client.account("acc").insight("i");
      OutcomeUnknownException unknown =
          catchThrowableOfType(OutcomeUnknownException.class, () -> insight.acceptRisk("because"));
      meanwhile.run();
      return unknown.settle(Duration.ZERO);
    }
  }

  @Test
  void lostReplyIsSettledAsApplied() {
    Settlement settlement = settled(loses(true), () -> {});

    assertThat(settlement).isInstanceOf(Settlement.Applied.class);
    assertThat(((Settlement.Applied) settlement).entry().rationale()).isEqualTo("because");
  }

  @Test
  void appliedChangeIsFoundBehindSomebodyElses() {
    Settlement settlement = settled(loses(true), () -> other.account("acc").insight("i").reset());

    assertThat(settlement).isInstanceOf(Settlement.Applied.class);
    assertThat(settlement.evidence().others()).hasSize(1);
  }

  @Test
  void lostChangeIsSettledAsNotApplied() {
    other.account("acc").insight("i").falsePositive();
    other.account("acc").insight("i").reset();

    assertThat(settled(loses(false), () -> {})).isInstanceOf(Settlement.NotApplied.class);
  }

  @Test
  void somebodyElsesValueIsNotTakenForOurs() {
    Settlement settlement =
        settled(loses(false), () -> other.account("acc").insight("i").acceptRisk("theirs"));

    assertThat(settlement).isInstanceOf(Settlement.NotApplied.class);
    assertThat(settlement.evidence().others()).hasSize(1);
  }
}

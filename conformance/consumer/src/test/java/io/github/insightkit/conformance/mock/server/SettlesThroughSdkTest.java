package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.variants.Variants;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.Settlement;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SDK finds out from the mock's audit log and list when the reply to a change is lost. */
final class SettlesThroughSdkTest {
  private static final Contract CONTRACT = Contract.bundled();

  private final MockServer server = server();
  private final InsightsClient other = builder(server).build();

  private static MockServer server(String... variants) {
    KnownChanges all = Variants.of(CONTRACT);
    return MockServer.builder(CONTRACT)
        .token("t0ken-123")
        .changes(Stream.of(variants).map(all::named).toList())
        .start();
  }

  private static InsightsClientBuilder builder(MockServer server) {
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
        return chain.proceed(chain.request());
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

  private Settlement settled(Interceptor losing, Runnable meanwhile) {
    return settled(server, losing, meanwhile, 1);
  }

  /** Settles so many times, and gives what came of the last. */
  private static Settlement settled(
      MockServer server, Interceptor losing, Runnable meanwhile, int times) {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(losing).build();
    try (InsightsClient client = builder(server).httpClient(http).build()) {
      Insight insight = client.account("acc").insight("i");
      OutcomeUnknownException unknown =
          catchThrowableOfType(OutcomeUnknownException.class, () -> insight.acceptRisk("because"));
      meanwhile.run();
      for (int i = 1; i < times; i++) {
        unknown.settle(Duration.ZERO);
      }
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

  @ParameterizedTest
  @CsvSource({"log-late, 1", "log-unreadable, 2"})
  void listAloneDoesNotShowThatItWasApplied(String variant, int times) {
    try (MockServer different = server(variant)) {
      Settlement settlement = settled(different, loses(true), () -> {}, times);

      assertThat(settlement).isInstanceOf(Settlement.StillUnknown.class);
      assertThat(settlement.evidence().listed()).isNotNull();
      assertThat(settlement.evidence().logFailure() == null).isEqualTo(variant.equals("log-late"));
    }
  }

  @Test
  void logThatIsLateShowsItWhenItIsReadAgain() {
    try (MockServer late = server("log-late")) {
      assertThat(settled(late, loses(true), () -> {}, 2)).isInstanceOf(Settlement.Applied.class);
    }
  }
}

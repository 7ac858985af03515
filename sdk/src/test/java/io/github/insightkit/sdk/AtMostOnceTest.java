package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP library would do on its own, and must not. */
class AtMostOnceTest {
  @ParameterizedTest
  @ValueSource(strings = {"301", "302", "303", "307", "308"})
  void redirectIsNotFollowedAndNoSuccess(String status) throws IOException {
    try (WireServer elsewhere = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        WireServer server =
            WireServer.always(
                WireServer.http(status + " Moved", "", "Location: " + elsewhere.url()))) {
      MalformedAnswerException failure =
          catchThrowableOfType(MalformedAnswerException.class, () -> reset(server));

      assertThat(failure).hasMessageContaining(status).hasMessageContaining("redirects");
      assertThat(failure.status()).hasValue(Integer.parseInt(status));
      assertThat(server.requests()).hasSize(1);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void lostReplyOnAPooledConnectionIsNeverResent() throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  if (number > 1) {
                    return false;
                  }
                  WireServer.write(socket, WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = careless(server)) {
      Insight insight = client.account("acc").insight("issue");
      insight.reset();
      OutcomeUnknownException failure =
          catchThrowableOfType(OutcomeUnknownException.class, insight::falsePositive);

      assertThat(failure)
          .hasMessageStartingWith("Sent, and nobody knows whether it was applied")
          .hasMessageContaining("1 attempt]");
      assertThat(failure.sent()).isEqualTo(Classification.falsePositive().toChange());
      assertThat(failure.mayHaveBeenApplied()).isTrue();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void serverInTroubleIsNotAskedAgain() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("503 Service Unavailable", ""))) {
      assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> reset(server)).status())
          .hasValue(503);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void successThatDoesNotSaySoIsAFailure() throws IOException {
    try (WireServer server =
        WireServer.always(WireServer.http("200 OK", "{\"success\":\"true\"}"))) {
      assertThat(catchThrowableOfType(MalformedAnswerException.class, () -> reset(server)))
          .hasMessageContaining("its \"success\" is neither true nor false");
    }
  }

  @Test
  void refusalCarriesStatusErrorsAndRay() throws IOException {
    try (WireServer server =
        WireServer.always(
            WireServer.http(
                "409 Conflict",
                "{\"success\":false,\"errors\":[{\"code\":1001,\"message\":\"Reset first.\"}]}",
                "CF-Ray: 7d1f-AMS"))) {
      RefusedException failure = catchThrowableOfType(RefusedException.class, () -> reset(server));

      assertThat(failure.status()).hasValue(409);
      assertThat(failure.rayId()).isEqualTo("7d1f-AMS");
      assertThat(failure.hasCode(1001)).isTrue();
      assertThat(failure)
          .hasMessage(
              "Refused with 409: 1001 Reset first.; nothing was applied [account_id acc, issue_id"
                  + " issue, ray 7d1f-AMS, 1 attempt]");
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Everything unsafe switched on, as a caller may bring it. */
  private static InsightsClient careless(WireServer server) {
    OkHttpClient unsafe =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(true)
            .followRedirects(true)
            .followSslRedirects(true)
            .readTimeout(Duration.ofSeconds(20))
            .build();
    return InsightsClient.builder()
        .baseUrl(server.url())
        .apiToken("token-for-tests")
        .httpClient(unsafe)
        .build();
  }

  private static void reset(WireServer server) {
    try (InsightsClient client = careless(server)) {
      client.account("acc").insight("issue").reset();
    }
  }
}

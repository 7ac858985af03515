package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What failures tell, and what options and credentials do. */
class FailureTest {
  private static String refusal(String error) {
    return "{\"success\":false,\"errors\":[" + error + "],\"messages\":[]}";
  }

  @Test
  void codesOfAnySizeAreKept() throws IOException {
    String huge = "9".repeat(40);
    RefusedException failure = refused(refusal("{\"code\":" + huge + "},{\"code\":1000.0}"));

    assertThat(failure.errors().get(0).code()).isEqualTo(new BigDecimal(huge));
    assertThat(failure.hasCode(1000)).isTrue();
    assertThat(failure.hasCode(1001)).isFalse();
    assertThat(failure).hasMessageContaining(huge + " (no message)");
  }

  @Test
  void itemsCarryDocumentationAndPointer() throws IOException {
    RefusedException failure =
        refused(
            refusal(
                "{\"code\":1001,\"message\":\"m\",\"documentation_url\":\"https://d\","
                    + "\"source\":{\"pointer\":\"/classification\"},\"error_chain\":[]}"));

    assertThat(failure.errors().get(0).documentationUrl()).isEqualTo("https://d");
    assertThat(failure.errors().get(0).source())
        .isNotNull()
        .extracting(source -> source.pointer())
        .isEqualTo("/classification");
  }

  @Test
  void manyLongErrorsMakeNoLongMessage() throws IOException {
    String error = "{\"code\":1,\"message\":\"" + "x".repeat(1000) + "\"}";
    RefusedException failure = refused(refusal((error + ",").repeat(49) + error));

    assertThat(failure.errors()).hasSize(50);
    assertThat(failure.getMessage()).hasSizeLessThan(1500).contains("; and 45 more");
  }

  @Test
  void failureSurvivesSerializationAsAPlainException() throws Exception {
    RefusedException failure = refused(refusal("{\"code\":1001,\"message\":\"m\"}"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat((RuntimeException) in.readObject()).hasMessage(failure.toString());
    }
  }

  @Test
  void reclassifyTellsWhichHalfFailedAndWhereThatLeavesTheInsight() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  if (requests.incrementAndGet() == 2) {
                    return false;
                  }
                  WireServer.write(
                      socket,
                      number == 3
                          ? WireServer.http("409 Conflict", refusal(""))
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      Insight insight = client.account("acc").insight("issue");

      ReclassifyException second =
          catchThrowableOfType(
              ReclassifyException.class,
              () -> insight.reclassify(Classification.acceptRisk("why")));
      assertThat(second.half()).isEqualTo(ReclassifyException.Half.SET);
      assertThat(second.failure()).isInstanceOf(OutcomeUnknownException.class);
      assertThat(second.possibleStates())
          .isEqualTo(
              Set.of(
                  ReclassifyException.StateNow.UNCLASSIFIED,
                  ReclassifyException.StateNow.AS_REQUESTED));

      ReclassifyException first =
          catchThrowableOfType(
              ReclassifyException.class,
              () -> insight.reclassify(Classification.acceptRisk("why")));
      assertThat(first.half()).isEqualTo(ReclassifyException.Half.RESET);
      assertThat(first.possibleStates()).containsExactly(ReclassifyException.StateNow.UNCHANGED);
      assertThat(first)
          .hasMessageStartingWith(
              "Reclassifying failed in its first half, the reset; the insight is now [UNCHANGED]. "
                  + "Refused with 409");
    }
  }

  @Test
  void everyAttemptIsToldAndWaitsGrowWithinTheDeadline() throws IOException {
    VirtualTime time = new VirtualTime();
    List<AttemptEvent> events = new ArrayList<>();
    try (WireServer server = WireServer.always(WireServer.http("408 Timeout", ""));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-for-tests")
                .time(time)
                .listener(events::add)
                .build()) {
      Insight insight =
          client
              .account("acc")
              .insight("issue")
              .with(
                  CallOptions.defaults().withMaxAttempts(100).withDeadline(Duration.ofSeconds(30)));
      RefusedException failure = catchThrowableOfType(RefusedException.class, insight::reset);

      assertThat(time.waits())
          .startsWith(Duration.ofMillis(150), Duration.ofMillis(300), Duration.ofMillis(600))
          .allMatch(wait -> wait.compareTo(Duration.ofSeconds(10)) <= 0);
      assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
          .isLessThan(Duration.ofSeconds(30));
      assertThat(failure.attempts()).isEqualTo(time.waits().size() + 1).isEqualTo(events.size());
      assertThat(events).extracting(AttemptEvent::isLast).endsWith(false, true);
      assertThat(events).extracting(AttemptEvent::status).containsOnly(408);
    }
  }

  @Test
  void optionsOfOneCallReachTheWire() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiKey("me@example.com", "key-for-tests")
                .build()) {
      client
          .account("acc")
          .insight("issue")
          .with(CallOptions.defaults().withHeader("X-Request-Id", "42"))
          .reset();

      WireRequest sent = server.onlyRequest();
      assertThat(sent.values("x-request-id")).containsExactly("42");
      assertThat(sent.values("x-auth-email")).containsExactly("me@example.com");
      assertThat(sent.values("x-auth-key")).containsExactly("key-for-tests");
      assertThat(sent.values("authorization")).isEmpty();
      assertThat(sent.values("user-agent").get(0)).matches("insight-classification-sdk/\\d.*");
    }
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    CallOptions defaults = CallOptions.defaults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withHeader("Authorization", "Bearer other"))
        .withMessageContaining("got Authorization, which the client writes")
        .withMessageNotContaining("other");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withHeader("X-A", "two\nlines"))
        .withMessageContaining("in the header field \"X-A\"")
        .withMessageNotContaining("lines\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withTimeout(Duration.ZERO))
        .withMessage("Expected a timeout of more than nothing and at most a day, got PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withMaxAttempts(0))
        .withMessage("Expected at least one attempt, got 0");
    assertThat(defaults.withHeader("X-A", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void suppliedTokenIsAskedForAtEveryRequest() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(() -> "rotated-" + calls.incrementAndGet())
                .build()) {
      Insight insight = client.zone("zone").insight("issue");
      insight.reset();
      insight.falsePositive();

      assertThat(server.requests())
          .extracting(request -> request.values("authorization").get(0))
          .containsExactly("Bearer rotated-1", "Bearer rotated-2");
    }
  }

  @Test
  void environmentNamesCredentialsAndBaseUrl() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .fromEnv(
                    Map.of(
                        "CLOUDFLARE_EMAIL", "me@example.com",
                        "CLOUDFLARE_API_KEY", "key-for-tests",
                        "CLOUDFLARE_BASE_URL", server.url()))
                .build()) {
      client.zone("zone").insight("issue").reset();
      assertThat(server.onlyRequest().values("x-auth-key")).containsExactly("key-for-tests");
    }
  }

  private static RefusedException refused(String body) throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("409 Conflict", body));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      return catchThrowableOfType(
          RefusedException.class, () -> client.account("acc").insight("issue").reset());
    }
  }
}

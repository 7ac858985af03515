package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Many changes. */
class BulkTest {
  private static final OkHttpClient HTTP = new OkHttpClient();

  private static InsightRef insight(String issueId) {
    return InsightRef.account("acc", issueId);
  }

  private static List<Change> changes(int count) {
    return IntStream.range(0, count).mapToObj(i -> Change.reset(insight("i" + i))).toList();
  }

  private static InsightsClient client(LimitedServer server, int allowance, ClientTime time) {
    return InsightsClient.builder()
        .apiToken("token-for-tests")
        .bulkAllowance(allowance, Duration.ofSeconds(1))
        .time(time)
        .httpClient(HTTP.newBuilder().addInterceptor(server).build())
        .build();
  }

  private static LimitedServer server(
      int allowance, ClientTime time, IntPredicate loses, IntPredicate limits) {
    return new LimitedServer(allowance, Duration.ofSeconds(1), time::nanoTime, loses, limits);
  }

  @Test
  void allowanceIsUsedUp() {
    ClientTime time = new VirtualTime();
    LimitedServer server = server(100, time, n -> false, n -> false);
    try (InsightsClient client = client(server, 100, time)) {
      BulkReport report = client.bulk(changes(1_000), BulkOptions.defaults().withConcurrency(1));

      assertThat(report.isComplete()).isTrue();
      assertThat(server.timesLimited()).isZero();
      // The first window's worth goes out at once.
      assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofSeconds(9));
    }
  }

  @Test
  void allowanceIsNeverExceededHoweverManySend() {
    VirtualTime time = new VirtualTime();
    IntPredicate takesItsTime =
        n -> {
          time.advance(Duration.ofMillis(n % 9));
          return false;
        };
    LimitedServer server = server(100, time, takesItsTime, takesItsTime);
    try (InsightsClient client = client(server, 100, time)) {
      List<Change> changes = changes(1_000);
      BulkReport report = client.bulk(changes.stream(), BulkOptions.defaults());

      assertThat(report.isComplete()).isTrue();
      assertThat(report.results()).extracting(BulkResult::change).isEqualTo(changes);
      assertThat(server.timesLimited()).isZero();
      assertThat(server.mostAtOnce()).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void nothingIsLostDoubledOrMisreported() {
    ClientTime time = new VirtualTime();
    LimitedServer server = server(1_000_000, time, n -> n % 7 == 0, n -> n % 5 == 0);
    try (InsightsClient client = client(server, 1_000_000, time)) {
      List<Change> changes = changes(10_000);
      BulkReport report = client.bulk(changes.stream(), BulkOptions.defaults());

      assertThat(report.results()).extracting(BulkResult::change).isEqualTo(changes);
      for (BulkResult result : report.results()) {
        assertThat(server.timesApplied(result.change().insight().issueId())).isEqualTo(1);
      }
      assertThat(report.unknown())
          .extracting(BulkResult.Failed::failure)
          .hasSizeGreaterThan(1_000)
          .hasOnlyElementsOfType(OutcomeUnknownException.class);
      assertThat(report.applied()).hasSize(changes.size() - report.unknown().size());
      assertThat(report.rest()).isEmpty();
      assertThat(report.isComplete()).isFalse();
      assertThat(server.timesLimited()).isGreaterThan(1_000);
    }
  }

  @Test
  void changesOfOneInsightKeepTheirOrder() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        InsightRef insight = insight("i" + i % 3);
        changes.add(Change.classify(insight, Classification.acceptRisk(Integer.toString(i))));
      }
      assertThat(client.bulk(changes.stream(), BulkOptions.defaults()).isComplete()).isTrue();

      for (int insight = 0; insight < 3; insight++) {
        String path = "/insights/i" + insight + "/";
        assertThat(
                server.requests().stream()
                    .filter(request -> request.line().contains(path))
                    .map(WireRequest::text)
                    .map(text -> Integer.parseInt(text.replaceAll("\\D", ""))))
            .hasSize(20)
            .isSorted();
      }
    }
  }

  @Test
  void tooManyRequestsHoldsEveryoneBackForAsLongAsTheServerAsks() throws IOException {
    VirtualTime time = new VirtualTime();
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  WireServer.write(
                      socket,
                      number == 2
                          ? WireServer.http("429 Too Many", "", "Retry-After: 40")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = virtual(server, time)) {
      BulkReport report =
          client.bulk(changes(3).stream(), BulkOptions.defaults().withConcurrency(1));

      assertThat(report.isComplete()).isTrue();
      assertThat(report.results())
          .extracting(result -> ((BulkResult.Applied) result).receipt().attempts())
          .containsExactly(1, 2, 1);
      assertThat(time.waits()).containsExactly(Duration.ZERO, Duration.ofSeconds(40));
    }
  }

  @Test
  void spentAllowanceOfTheServersIsHeeded() throws IOException {
    VirtualTime time = new VirtualTime();
    try (WireServer server =
            WireServer.always(
                WireServer.http("200 OK", WireServer.APPLIED, "Ratelimit: \"default\";r=0;t=30"));
        InsightsClient client = virtual(server, time)) {
      BulkReport report =
          client.bulk(changes(2).stream(), BulkOptions.defaults().withConcurrency(1));

      assertThat(report.isComplete()).isTrue();
      assertThat(time.waits()).containsExactly(Duration.ofSeconds(30));
      assertThat(((BulkResult.Applied) report.results().get(0)).receipt().rateLimit())
          .isEqualTo(new RateLimit(0, Duration.ofSeconds(30)));
    }
  }

  @Test
  void changeThatIsAlwaysLimitedEndsAsRateLimited() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("429 Too Many", ""));
        InsightsClient client = virtual(server, new VirtualTime())) {
      BulkReport report =
          client.bulk(changes(2).stream(), BulkOptions.defaults().withMaxAttempts(3));

      assertThat(report.results())
          .allSatisfy(
              result -> {
                InsightsException failure = ((BulkResult.Failed) result).failure();
                assertThat(failure).isInstanceOf(RateLimitedException.class);
                assertThat(failure.attempts()).isEqualTo(3);
              });
    }
  }

  @Test
  void withoutAWordOfTheServersEveryoneWaitsAsAfterAnyThrottling() throws IOException {
    VirtualTime time = new VirtualTime();
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  WireServer.write(
                      socket,
                      number < 3
                          ? WireServer.http("429 Too Many", "")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = virtual(server, time)) {
      BulkReport report = client.bulk(changes(1), BulkOptions.defaults());

      assertThat(report.isComplete()).isTrue();
      assertThat(time.waits())
          .filteredOn(wait -> !wait.isZero())
          .containsExactly(Duration.ofMillis(3_750), Duration.ofSeconds(15));
    }
  }

  @Test
  void othersWaitEvenIfTheChangeThatWasLimitedIsNotSentAgain() throws IOException {
    VirtualTime time = new VirtualTime();
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  WireServer.write(
                      socket,
                      number == 1
                          ? WireServer.http("429 Too Many", "")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = virtual(server, time)) {
      BulkReport report =
          client.bulk(changes(2), BulkOptions.defaults().withConcurrency(1).withMaxAttempts(1));

      assertThat(report.applied()).extracting(BulkResult::index).containsExactly(1);
      assertThat(time.waits()).containsExactly(Duration.ofMillis(3_750));
    }
  }

  @Test
  void reclassificationIsTwoRequests() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client = virtual(server, new VirtualTime())) {
      Change change = Change.reclassify(insight("i"), Classification.acceptRisk("moved"));
      BulkReport report = client.bulk(List.of(change), BulkOptions.defaults());

      assertThat(report.isComplete()).isTrue();
      assertThat(report.applied()).hasSize(1);
      assertThat(server.requests())
          .extracting(WireRequest::text)
          .containsExactly(
              "{\"classification\":null}",
              "{\"classification\":\"accept_risk\",\"rationale\":\"moved\"}");
    }
  }

  @Test
  void ofAReclassificationThatFailedOnlyWhatIsLeftIsRest() throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  boolean reset = request.text().contains("null");
                  boolean refused = request.line().contains("/second/") ? !reset : reset;
                  WireServer.write(
                      socket,
                      refused
                          ? WireServer.http("409 Conflict", "{\"success\":false}")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = virtual(server, new VirtualTime())) {
      Classification moved = Classification.acceptRisk("moved");
      Change first = Change.reclassify(insight("first"), moved).withTag("row 1");
      Change second = Change.reclassify(insight("second"), moved).withTag("row 2");
      BulkReport report = client.bulk(List.of(first, second), BulkOptions.defaults());

      assertThat(report.rest())
          .containsExactly(first, Change.classify(insight("second"), moved).withTag("row 2"));
      assertThat(report.results())
          .extracting(
              result ->
                  ((ReclassifyException) ((BulkResult.Failed) result).failure()).possibleStates())
          .containsExactly(
              Set.of(ReclassifyException.StateNow.UNCHANGED),
              Set.of(ReclassifyException.StateNow.UNCLASSIFIED));
      assertThat(report.unknown()).isEmpty();
    }
  }

  @Test
  void whatWasCertainlyNotAppliedIsRestAndWhatIsUnknownStandsApart() throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  if (request.line().contains("/i1/")) {
                    return false;
                  }
                  WireServer.write(
                      socket,
                      number == 3
                          ? WireServer.http("404 Not Found", "{\"success\":false}")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = virtual(server, new VirtualTime())) {
      List<Change> changes = changes(4);
      BulkOptions oneByOne = BulkOptions.defaults().withConcurrency(1);
      BulkReport report = client.bulk(changes, oneByOne);

      assertThat(report.results()).extracting(BulkResult::index).containsExactly(0, 1, 2, 3);
      assertThat(report.unknown()).extracting(BulkResult.Failed::index).containsExactly(1);
      assertThat(report.rest()).containsExactly(changes.get(2));
      assertThat(report.stoppedBy()).isNull();
      assertThat(report).hasToString("BulkReport[2 applied, 1 unknown, 1 not applied]");
      assertThat(client.bulk(report.rest(), oneByOne).isComplete()).isTrue();
    }
  }

  @Test
  void identicalChangesAreNamedWhateverTheirTags() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client = virtual(server, new VirtualTime())) {
      Change risk = Change.classify(insight("i0"), Classification.acceptRisk("known"));
      BulkReport report =
          client.bulk(
              List.of(
                  risk.withTag(1),
                  Change.reset(insight("i0")).withTag(2),
                  Change.classify(insight("i0"), Classification.acceptRisk("other")),
                  risk.withTag(4)),
              BulkOptions.defaults());

      assertThat(report.isComplete()).isTrue();
      assertThat(report.identical()).hasSize(1);
      assertThat(report.identical().get(0))
          .extracting(result -> result.change().tag())
          .containsExactly(1, 4);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void optionsOfOneRunHoldForItsRequests() throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  if (number == 1) {
                    return true;
                  }
                  WireServer.write(socket, WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client = virtual(server, new VirtualTime())) {
      CallOptions call =
          CallOptions.defaults()
              .withTimeout(Duration.ofMillis(200))
              .withHeader("X-Ticket", "SEC-7");
      BulkReport report =
          client.bulk(changes(2), BulkOptions.defaults().withConcurrency(1).withCall(call));

      assertThat(report.unknown()).extracting(BulkResult.Failed::index).containsExactly(0);
      assertThat(report.applied()).extracting(BulkResult::index).containsExactly(1);
      assertThat(server.requests())
          .extracting(WireRequest::fields)
          .allSatisfy(fields -> assertThat(fields).contains("X-Ticket: SEC-7"));
    }
  }

  @Test
  void progressIsToldOfEachChangeAndMayThrow() throws IOException {
    List<BulkProgress> told = new ArrayList<>();
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client = virtual(server, new VirtualTime())) {
      client.bulk(
          changes(20).stream(),
          BulkOptions.defaults()
              .withProgress(
                  progress -> {
                    told.add(progress);
                    throw new IllegalStateException();
                  }));
    }
    assertThat(told).extracting(BulkProgress::applied).hasSize(20).isSorted().endsWith(20);
    assertThat(told).extracting(BulkProgress::total).containsOnly(OptionalLong.of(20));
  }

  @Test
  void totalOfAStreamThatDoesNotSayIsKnownAtItsEnd() throws IOException {
    List<OptionalLong> totals = new ArrayList<>();
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client = virtual(server, new VirtualTime())) {
      Change reset = Change.reset(insight("i"));
      client.bulk(
          Stream.of(reset, reset, reset).filter(change -> true),
          BulkOptions.defaults()
              .withConcurrency(1)
              .withProgress(progress -> totals.add(progress.total())));
    }
    assertThat(totals)
        .containsExactly(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BulkOptions.defaults().withConcurrency(65))
        .withMessage("Expected from 1 to 64 requests at once, got 65");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BulkOptions.defaults().withMaxAttempts(0))
        .withMessage("Expected at least one attempt, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BulkOptions.defaults().withDeadline(Duration.ofDays(31)))
        .withMessage("Expected a deadline of more than nothing and at most 30 days, got PT744H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().bulkAllowance(0, Duration.ofSeconds(1)))
        .withMessageContaining("got 0 in PT1S");
  }

  private static InsightsClient virtual(WireServer server, VirtualTime time) {
    return InsightsClient.builder()
        .baseUrl(server.url())
        .apiToken("token-for-tests")
        .time(time)
        .build();
  }
}

package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.insightkit.sdk.api.InsightClassificationApi.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Many changes. */
class BulkTest {
  private static final OkHttpClient HTTP = new OkHttpClient();

  private static InsightRef insight(String issueId) {
    return new InsightRef(Scope.ACCOUNT, "acc", issueId);
  }

  private static List<Change> changes(int count) {
    return IntStream.range(0, count).mapToObj(i -> Change.reset(insight("i" + i))).toList();
  }

  private static InsightsClient client(LimitedServer server, int allowance, Duration window) {
    return InsightsClient.builder()
        .apiToken("token-for-tests")
        .bulkAllowance(allowance, window)
        .httpClient(HTTP.newBuilder().addInterceptor(server).build())
        .build();
  }

  @Test
  void allowanceIsUsedAndNeverExceeded() {
    warmUp();
    double used = shareUsed();
    // A machine that is busy elsewhere can only make the share smaller.
    for (int again = 0; used < 0.95 && again < 2; again++) {
      used = Math.max(used, shareUsed());
    }
    assertThat(used).isGreaterThanOrEqualTo(0.95);
  }

  private static double shareUsed() {
    int allowance = 1_000;
    Duration window = Duration.ofSeconds(1);
    LimitedServer server = new LimitedServer(allowance, window, n -> false, n -> false);
    try (InsightsClient client = client(server, allowance, window)) {
      List<Change> changes = changes(10_000);
      long start = System.nanoTime();
      BulkReport report = client.bulk(changes.stream(), BulkOptions.defaults());
      double windows = (System.nanoTime() - start) / (double) window.toNanos();

      assertThat(report.isComplete()).isTrue();
      assertThat(report.results()).extracting(BulkResult::change).isEqualTo(changes);
      assertThat(server.timesLimited()).isZero();
      assertThat(server.mostAtOnce()).isBetween(2, 8);
      // The first window's worth may go out at once, so n windows allow for n + 1.
      return changes.size() / ((windows + 1) * allowance);
    }
  }

  /** Cold code is slower than the allowance; that would measure the machine, not the pace. */
  private static void warmUp() {
    LimitedServer server =
        new LimitedServer(1_000_000, Duration.ofSeconds(1), n -> false, n -> false);
    try (InsightsClient client = client(server, 1_000_000, Duration.ofSeconds(1))) {
      client.bulk(changes(5_000).stream(), BulkOptions.defaults());
    }
  }

  @Test
  void nothingIsLostDoubledOrMisreported() {
    LimitedServer server =
        new LimitedServer(1_000_000, Duration.ofSeconds(1), n -> n % 7 == 0, n -> n % 5 == 0);
    try (InsightsClient client = client(server, 1_000_000, Duration.ofSeconds(1))) {
      List<Change> changes = changes(10_000);
      BulkReport report = client.bulk(changes.stream(), BulkOptions.defaults());

      assertThat(report.results()).extracting(BulkResult::change).isEqualTo(changes);
      List<Change> open = new ArrayList<>();
      for (BulkResult result : report.results()) {
        int times = server.timesApplied(result.change().insight().issueId());
        if (result instanceof BulkResult.Failed failed) {
          open.add(failed.change());
          assertThat(failed.failure()).isInstanceOf(OutcomeUnknownException.class);
        } else {
          assertThat(result).isInstanceOf(BulkResult.Applied.class);
        }
        assertThat(times).isEqualTo(1);
      }
      assertThat(open).hasSizeGreaterThan(1_000);
      assertThat(report.notKnownToBeApplied()).isEqualTo(open);
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
        changes.add(Change.classify(insight, Classification.other(Integer.toString(i))));
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
  void interruptedRunReportsEveryChange() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  asked.countDown();
                  await(mayAnswer);
                  WireServer.write(socket, WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      CompletableFuture<BulkReport> done = new CompletableFuture<>();
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      List<Change> changes = changes(10);
      Thread caller =
          new Thread(
              () -> {
                done.complete(
                    client.bulk(changes.stream(), BulkOptions.defaults().withConcurrency(2)));
                flag.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      await(asked);
      caller.interrupt();
      while (caller.isInterrupted()) {
        Thread.onSpinWait();
      }
      mayAnswer.countDown();

      BulkReport report = done.get(30, TimeUnit.SECONDS);
      assertThat(flag.get(30, TimeUnit.SECONDS)).isTrue();
      assertThat(report.results()).extracting(BulkResult::change).isEqualTo(changes);
      assertThat(report.results())
          .noneMatch(BulkResult.Failed.class::isInstance)
          .filteredOn(BulkResult.Applied.class::isInstance)
          .hasSize(server.requests().size())
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void streamThatBreaksOffLosesNoResult() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      Stream<Change> breaking =
          IntStream.range(0, 5)
              .mapToObj(
                  i -> {
                    if (i == 3) {
                      throw new IllegalStateException("no more");
                    }
                    return Change.reset(insight("i" + i));
                  });
      BulkReport report = client.bulk(breaking, BulkOptions.defaults());

      assertThat(report.results()).hasSize(3);
      assertThat(report.stoppedBy()).hasMessage("no more");
      assertThat(report.isComplete()).isFalse();
    }
  }

  @Test
  void progressIsToldOfEachChangeAndMayThrow() throws IOException {
    List<BulkProgress> told = new ArrayList<>();
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
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
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BulkOptions.defaults().withConcurrency(65))
        .withMessage("Expected from 1 to 64 requests at once, got 65");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().bulkAllowance(0, Duration.ofSeconds(1)))
        .withMessageContaining("got 0 in PT1S");
  }

  private static InsightsClient virtual(WireServer server, VirtualTime time) {
    return InsightsClient.builder()
        .baseUrl(server.url())
        .apiToken("token-for-tests")
        .timing(time.timing())
        .build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stops a bulk run, and what the report says then. */
class BulkStopTest {
  private static final BulkOptions ONE_BY_ONE = BulkOptions.defaults().withConcurrency(1);

  private static List<Change> changes(int count) {
    return IntStream.range(0, count).mapToObj(BulkStopTest::change).toList();
  }

  private static Change change(int number) {
    return Change.reset(InsightRef.zone("zone", "i" + number));
  }

  private static WireServer applies() throws IOException {
    return WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
  }

  private static InsightsClient client(WireServer server, Supplier<String> token) {
    // NullAway reads a Supplier of the builder's kind differently on JDK 17 and 25; a lambda alike.
    return InsightsClient.builder().baseUrl(server.url()).apiToken(() -> token.get()).build();
  }

  private static InsightsClient client(WireServer server, ClientTime time) {
    return InsightsClient.builder()
        .baseUrl(server.url())
        .apiToken("token-for-tests")
        .time(time)
        .build();
  }

  private static InsightsClient client(WireServer server) {
    return InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build();
  }

  @Test
  void deadTokenIsNotTriedOnEveryChange() throws IOException {
    try (WireServer server =
            WireServer.always(WireServer.http("401 Unauthorized", "{\"success\":false}"));
        InsightsClient client = client(server)) {
      List<Change> changes = changes(300);
      BulkReport report = client.bulk(changes, BulkOptions.defaults());

      assertThat(server.requests()).hasSizeLessThanOrEqualTo(8);
      assertThat(report.stoppedBy())
          .isInstanceOf(CredentialsException.class)
          .hasMessageContaining("Refused with 401; nothing was applied. Check the token");
      assertThat(report.results()).extracting(BulkResult::change).isEqualTo(changes);
      assertThat(report.readToEnd()).isTrue();
      assertThat(report.rest()).isEqualTo(changes);
      assertThat(report.isComplete()).isFalse();
    }
  }

  @Test
  void refusalOfOneChangeStopsNothing() throws IOException {
    try (WireServer server =
            WireServer.always(WireServer.http("409 Conflict", "{\"success\":false}"));
        InsightsClient client = client(server)) {
      BulkReport report = client.bulk(changes(20), BulkOptions.defaults());

      assertThat(server.requests()).hasSize(20);
      assertThat(report.stoppedBy()).isNull();
    }
  }

  @Test
  void tokenThatWasRotatedMeanwhileStopsNothing() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  boolean old = request.fields().contains("Authorization: Bearer old-token");
                  WireServer.write(
                      socket,
                      old
                          ? WireServer.http("401 Unauthorized", "{\"success\":false}")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client =
            client(server, () -> asked.incrementAndGet() == 1 ? "old-token" : "new-token")) {
      BulkReport report = client.bulk(changes(3), ONE_BY_ONE);

      assertThat(report.isComplete()).isTrue();
      assertThat(server.requests()).hasSize(4);
      assertThat(report.results())
          .extracting(result -> ((BulkResult.Applied) result).receipt().attempts())
          .containsExactly(2, 1, 1);
    }
  }

  @Test
  void blockByTheEdgeStopsTheRunAndIsNotBlamedOnTheToken() throws IOException {
    try (WireServer server =
            WireServer.always(WireServer.http("403 Forbidden", "", "cf-mitigated: challenge"));
        InsightsClient client = client(server)) {
      BulkReport report = client.bulk(changes(30), ONE_BY_ONE);

      assertThat(server.requests()).hasSize(1);
      assertThat(report.stoppedBy())
          .isInstanceOf(EdgeBlockedException.class)
          .hasMessageContaining("The token isn't the cause");
      assertThat(report.rest()).hasSize(30);
    }
  }

  @Test
  void halfOfAReclassificationThatIsStoppedBySaysSo() throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  WireServer.write(
                      socket,
                      number == 1
                          ? WireServer.http("200 OK", WireServer.APPLIED)
                          : WireServer.http("403 Forbidden", "{\"success\":false}"));
                  return true;
                });
        InsightsClient client = client(server)) {
      Classification moved = Classification.acceptRisk("moved");
      InsightRef insight = InsightRef.account("account", "i");
      BulkReport report =
          client.bulk(List.of(Change.reclassify(insight, moved), change(1)), ONE_BY_ONE);

      assertThat(report.stoppedBy()).isInstanceOf(CredentialsException.class);
      assertThat(report.rest()).containsExactly(Change.classify(insight, moved), change(1));
    }
  }

  @Test
  void waitThatTheDeadlineWouldNotOutliveIsNotBegun() throws IOException {
    VirtualTime time = new VirtualTime();
    try (WireServer server =
            WireServer.always(WireServer.http("429 Too Many", "", "Retry-After: 100000"));
        InsightsClient client = client(server, time)) {
      BulkReport report = client.bulk(changes(300), ONE_BY_ONE.withDeadline(Duration.ofSeconds(5)));

      assertThat(time.waits()).allMatch(Duration::isZero);
      assertThat(report.stoppedBy())
          .isInstanceOf(TimeoutException.class)
          .hasMessage("The run's deadline of PT5S leaves no time for another request");
      assertThat(((BulkResult.Failed) report.results().get(0)).failure())
          .isInstanceOf(RateLimitedException.class);
      assertThat(report.rest()).hasSize(300);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void deadlineCutsOffWhatIsUnderWay() throws IOException {
    StartedTime time = new StartedTime();
    CountDownLatch never = new CountDownLatch(1);
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  if (number == 1) {
                    WireServer.write(socket, WireServer.http("200 OK", WireServer.APPLIED));
                    return true;
                  }
                  await(never);
                  return false;
                });
        InsightsClient client = client(server, time)) {
      BulkReport report =
          client.bulk(
              changes(4),
              ONE_BY_ONE
                  .withDeadline(Duration.ofMillis(500))
                  .withProgress(progress -> time.start()));

      assertThat(report.applied()).extracting(BulkResult::index).containsExactly(0);
      assertThat(report.unknown()).extracting(BulkResult::index).containsExactly(1);
      assertThat(report.rest()).containsExactly(change(2), change(3));
      assertThat(report.stoppedBy()).isInstanceOf(TimeoutException.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void streamThatIsStuckHoldsNobodyBeyondTheDeadline() throws IOException {
    StartedTime time = new StartedTime();
    CountDownLatch never = new CountDownLatch(1);
    try (WireServer server = applies();
        InsightsClient client = client(server, time)) {
      Stream<Change> stuck =
          Stream.iterate(0, i -> i + 1)
              .map(
                  i -> {
                    if (i == 2) {
                      time.start();
                      awaitDeafly(never);
                    }
                    return change(i);
                  });
      BulkReport report = client.bulk(stuck, ONE_BY_ONE.withDeadline(Duration.ofMillis(500)));

      assertThat(report.applied()).hasSize(2);
      assertThat(report.readToEnd()).isFalse();
      assertThat(report.stoppedBy()).isInstanceOf(TimeoutException.class);
      assertThat(report.isComplete()).isFalse();
    } finally {
      never.countDown();
    }
  }

  @Test
  void callbackThatIsStuckHoldsNobodyBeyondTheDeadline() throws IOException {
    StartedTime time = new StartedTime();
    CountDownLatch never = new CountDownLatch(1);
    try (WireServer server = applies();
        InsightsClient client = client(server, time)) {
      BulkReport report =
          client.bulk(
              changes(30),
              BulkOptions.defaults()
                  .withDeadline(Duration.ofMillis(500))
                  .withProgress(
                      progress -> {
                        time.start();
                        awaitDeafly(never);
                      }));

      assertThat(report.results()).hasSize(30);
      assertThat(report.applied()).isNotEmpty();
      assertThat(report.applied().size() + report.unknown().size())
          .isEqualTo(server.requests().size());
      assertThat(report.stoppedBy()).isInstanceOf(TimeoutException.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void listenerThatIsStuckLeavesItsChangeUnknown() throws IOException {
    StartedTime time = new StartedTime();
    CountDownLatch never = new CountDownLatch(1);
    try (WireServer server = applies();
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-for-tests")
                .time(time)
                .listener(
                    event -> {
                      time.start();
                      awaitDeafly(never);
                    })
                .build()) {
      BulkReport report = client.bulk(changes(2), ONE_BY_ONE.withDeadline(Duration.ofMillis(500)));

      assertThat(report.unknown()).extracting(BulkResult::index).containsExactly(0);
      assertThat(report.unknown().get(0).failure())
          .isInstanceOf(OutcomeUnknownException.class)
          .hasMessageContaining("the run ended before the request did");
      assertThat(report.rest()).containsExactly(change(1));
    } finally {
      never.countDown();
    }
  }

  @Test
  void errorOfACallbackIsThrownLastAndCarriesTheReport() throws IOException {
    AssertionError thrown = new AssertionError("seen enough");
    try (WireServer server = applies();
        InsightsClient client = client(server)) {
      BulkAbortedException aborted =
          catchThrowableOfType(
              BulkAbortedException.class,
              () ->
                  client.bulk(
                      changes(30),
                      ONE_BY_ONE.withProgress(
                          progress -> {
                            if (progress.applied() == 27) {
                              throw thrown;
                            }
                          })));

      assertThat(aborted).hasCause(thrown).hasMessageContaining("27 applied, 0 unknown, 3 not");
      assertThat(aborted.report().applied()).hasSize(27);
      assertThat(aborted.report().rest()).containsExactly(change(27), change(28), change(29));
      assertThat(aborted.report().stoppedBy()).isSameAs(thrown);
      assertThat(server.requests()).hasSize(27);
    }
  }

  @Test
  void errorOfTheStreamIsThrownLastAndCarriesTheReport() throws IOException {
    try (WireServer server = applies();
        InsightsClient client = client(server)) {
      Stream<Change> breaking =
          IntStream.range(0, 9)
              .mapToObj(
                  i -> {
                    if (i == 4) {
                      throw new StackOverflowError();
                    }
                    return change(i);
                  });
      BulkAbortedException aborted =
          catchThrowableOfType(BulkAbortedException.class, () -> client.bulk(breaking, ONE_BY_ONE));

      assertThat(aborted).hasCauseInstanceOf(StackOverflowError.class);
      assertThat(aborted.report().applied()).hasSize(4);
      assertThat(aborted.report().readToEnd()).isFalse();
    }
  }

  @Test
  void errorOfTheSupplierOfTheTokenLosesNothing() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (WireServer server = applies();
        InsightsClient client =
            client(
                server,
                () -> {
                  if (asked.incrementAndGet() == 3) {
                    throw new NoClassDefFoundError("vault");
                  }
                  return "token-for-tests";
                })) {
      BulkReport report = client.bulk(changes(5), ONE_BY_ONE);

      assertThat(report.applied()).hasSize(2);
      assertThat(report.rest()).containsExactly(change(2), change(3), change(4));
      assertThat(report.stoppedBy())
          .isInstanceOf(CredentialsException.class)
          .hasMessageContaining("NoClassDefFoundError: vault");
    }
  }

  @Test
  void nullAmongTheChangesEndsTheRunWithItsPlace() throws IOException {
    List<Change> changes = new ArrayList<>(changes(3));
    changes.set(1, null);
    try (WireServer server = applies();
        InsightsClient client = client(server)) {
      BulkReport report = client.bulk(changes, ONE_BY_ONE);

      assertThat(report.applied()).hasSize(1);
      assertThat(report.stoppedBy())
          .isInstanceOf(NullPointerException.class)
          .hasMessage("Expected a change, got null at place 1");
    }
  }

  @Test
  @SuppressWarnings("try") // Closing it meanwhile is what is tested.
  void clientThatIsClosedMeanwhileEndsTheRun() throws IOException {
    try (WireServer server = applies();
        InsightsClient client = client(server)) {
      BulkReport report =
          client.bulk(changes(5), ONE_BY_ONE.withProgress(progress -> client.close()));

      assertThat(report.applied()).hasSize(1);
      assertThat(report.rest()).hasSize(4);
      assertThat(report.stoppedBy())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Expected an open client, got one that has been closed");
    }
  }

  @Test
  void threadThatSomebodyInterruptsEndsTheRunAndNotSilently() throws IOException {
    try (WireServer server = applies();
        InsightsClient client = client(server)) {
      BulkReport report =
          client.bulk(
              changes(5), ONE_BY_ONE.withProgress(progress -> Thread.currentThread().interrupt()));

      assertThat(report.applied()).hasSize(1);
      assertThat(report.results()).hasSize(5);
      assertThat(report.stoppedBy()).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void endlessStreamIsReadOnlySoFar() throws IOException {
    try (WireServer server =
            WireServer.always(WireServer.http("401 Unauthorized", "{\"success\":false}"));
        InsightsClient client = client(server)) {
      BulkReport report =
          client.bulk(Stream.iterate(0, i -> i + 1).map(BulkStopTest::change), ONE_BY_ONE);

      assertThat(report.results()).hasSizeBetween(1, 100_001);
      assertThat(report.readToEnd()).isFalse();
      assertThat(report.stoppedBy()).isInstanceOf(CredentialsException.class);
    }
  }

  @Test
  void workIsDoneInNamedDaemons() throws IOException {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    try (WireServer server = applies();
        InsightsClient client = client(server)) {
      client.bulk(
          changes(20),
          BulkOptions.defaults().withProgress(progress -> threads.add(Thread.currentThread())));
    }
    assertThat(threads)
        .hasSize(20)
        .allMatch(Thread::isDaemon)
        .allMatch(thread -> thread.getName().startsWith("insights-bulk-"));
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
      assertThat(report.stoppedBy()).isInstanceOf(InterruptedException.class);
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
                    return change(i);
                  });
      BulkReport report = client.bulk(breaking, BulkOptions.defaults());

      assertThat(report.results()).hasSize(3);
      assertThat(report.stoppedBy())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no more");
      assertThat(report.readToEnd()).isFalse();
      assertThat(report.isComplete()).isFalse();
    }
  }

  /** Waits as code does that doesn't listen to interruption. */
  private static void awaitDeafly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // Deaf.
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

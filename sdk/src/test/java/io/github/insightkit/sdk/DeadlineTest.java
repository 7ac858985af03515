package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One clock over everything that a call does: whatever is stuck, the caller isn't. */
@Timeout(60)
class DeadlineTest {
  private static final CallOptions SHORT =
      CallOptions.defaults().withTimeout(Duration.ofMillis(300)).withMaxAttempts(1);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nameLookUpThatIsStuckHoldsNobody(boolean async) {
    CountDownLatch never = new CountDownLatch(1);
    Dns stuck =
        name -> {
          await(never);
          return Dns.SYSTEM.lookup(name);
        };
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl("https://nowhere.invalid")
            .apiToken("token-of-a-test")
            .httpClient(new OkHttpClient.Builder().dns(stuck).build())
            .options(SHORT)
            .build()) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), async))
          .isInstanceOfSatisfying(
              NotSentException.class,
              failure ->
                  assertThat(failure)
                      .hasMessageFindingMatch(
                          "nobody said in time which address this has|wasn't over within"));
    } finally {
      never.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void supplierThatIsStuckHoldsNobodyAndItsLateTokenIsDropped(boolean async) throws IOException {
    CountDownLatch late = new CountDownLatch(1);
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(
                    () -> {
                      await(late);
                      return "token-of-a-test";
                    })
                .options(SHORT)
                .build()) {
      Object ending = HostileEventsTest.ending(client.zone("zone").insight("issue"), async);
      late.countDown();

      assertThat(ending)
          .isInstanceOfSatisfying(
              CredentialsException.class,
              failure ->
                  assertThat(failure)
                      .hasMessageContaining("Expected a token from its supplier, got none within")
                      .hasMessageContaining("1 attempt]"));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void timeInLineCountsAndWhoNeverLeftWasNotSent() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  await(end);
                  return false;
                });
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-of-a-test")
                .options(SHORT.withTimeout(Duration.ofSeconds(50)))
                .build()) {
      Insight insight = client.zone("zone").insight("issue");
      List<CompletableFuture<Object>> under = async(insight, 64);
      List<CompletableFuture<Object>> behind = async(insight.with(SHORT), 100);
      CompletableFuture.allOf(behind.toArray(CompletableFuture[]::new)).get(40, TimeUnit.SECONDS);
      end.countDown();

      assertThat(behind.stream().map(CompletableFuture::join)).containsOnly(NotSentException.class);
      assertThat(under.stream().map(CompletableFuture::join))
          .containsOnly(OutcomeUnknownException.class);
      assertThat(server.requests()).hasSize(64);
    }
  }

  private static List<CompletableFuture<Object>> async(Insight insight, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> insight.async().reset().handle((receipt, e) -> (Object) e.getClass()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clocksOfTheHttpClientDecideNothing(boolean async) throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  socket.setSoTimeout(200);
                  try {
                    // Nothing comes while the client waits; the end would, if it lost patience.
                    return socket.getInputStream().read() >= 0;
                  } catch (SocketTimeoutException e) {
                    WireServer.write(socket, WireServer.http("200 OK", WireServer.APPLIED));
                    return false;
                  }
                });
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-of-a-test")
                .httpClient(
                    new OkHttpClient.Builder()
                        .callTimeout(Duration.ofMillis(10))
                        .readTimeout(Duration.ofMillis(10))
                        .build())
                .build()) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), async))
          .isInstanceOf(Receipt.class);
    }
  }

  @Test
  void timeoutsOfTheHttpClientAreOff() throws IOException {
    List<Integer> seen = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.add(chain.readTimeoutMillis());
                  seen.add(chain.writeTimeoutMillis());
                  seen.add((int) chain.call().timeout().timeoutNanos());
                  return chain.proceed(chain.request());
                })
            .build();
    assertThat(http.readTimeoutMillis()).isEqualTo(10_000);
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-of-a-test")
                .httpClient(http)
                .build()) {
      client.zone("zone").insight("issue").reset();
    }
    assertThat(seen).containsExactly(0, 0, 0);
    assertThat(CallOptions.defaults().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void callsEndThoughTheThreadThatTimesTheHttpLibraryIsDead(@TempDir Path folder)
      throws IOException {
    Path pem = Files.writeString(folder.resolve("server.pem"), Attack.LOCALHOST.certificatePem());
    try (LogCapture log = new LogCapture();
        SmallHeapJvm jvm = new SmallHeapJvm(DeadWatchdog.class, pem)) {
      for (Attack attack : Attack.all()) {
        if (attack.event().startsWith("silence")) {
          for (boolean async : new boolean[] {false, true}) {
            assertThat(attack.measure(jvm, async).types())
                .as("%s, async %s", attack, async)
                // Where the machine is busy the time may be over before anything is sent.
                .isSubsetOf("OutcomeUnknownException", "NotSentException");
          }
        }
      }
      assertThat(log.lines().toString()).doesNotContain(HostileEvents.TOKEN);
    }
  }

  @Test
  void clockOutlivesWhatItRuns() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    Future<?> failed =
        new SystemTime()
            .after(
                Duration.ZERO,
                () -> {
                  throw new OutOfMemoryError("of a test");
                });
    assertThatThrownBy(failed::get).hasCauseInstanceOf(OutOfMemoryError.class);

    new SystemTime().after(Duration.ofMillis(1), ran::countDown).get(30, TimeUnit.SECONDS);
    assertThat(ran.getCount()).isZero();
  }

  @Test
  void noThreadHoldsTheJvm() throws Exception {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(() -> "token-of-a-test")
                .build()) {
      client.zone("zone").insight("issue").async().reset().get(30, TimeUnit.SECONDS);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().matches("(insights-|OkHttp|Okio).*"))
          .isNotEmpty()
          .allSatisfy(thread -> assertThat(thread.isDaemon()).as(thread.getName()).isTrue());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

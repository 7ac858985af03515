package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callers who lose patience. */
class InterruptionTest {
  @Test
  void interruptBeforeTheCallSendsNothingAndKeepsTheFlag() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      Thread.currentThread().interrupt();
      InsightsException failure =
          catchThrowableOfType(
              InsightsException.class, () -> client.zone("zone").insight("issue").reset());

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).isNotNull();
      assertThat(failure.mayHaveBeenApplied() || server.requests().isEmpty()).isTrue();
      assertThat(failure.attempts()).isEqualTo(1);
    }
  }

  @Test
  void interruptDuringAWaitGivesTheLastRefusalAndKeepsTheFlag() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    try (WireServer server =
            WireServer.always(WireServer.http("429 Too Many", "", "Retry-After: 60"));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-for-tests")
                .listener(event -> refused.countDown())
                .build()) {
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                thrown.complete(
                    catchThrowableOfType(
                        RateLimitedException.class,
                        () -> client.zone("zone").insight("issue").reset()));
                flag.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      refused.await();
      caller.interrupt();

      assertThat(thrown.get(20, TimeUnit.SECONDS)).hasMessageContaining("1 attempt]");
      assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void cancellingHangsUpAndSendsNothingMore() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Integer> hungUp = new CompletableFuture<>();
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  asked.countDown();
                  try {
                    hungUp.complete(socket.getInputStream().read());
                  } catch (IOException e) {
                    hungUp.complete(-1);
                  }
                  return false;
                });
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-for-tests").build()) {
      CompletableFuture<Receipt> future = client.zone("zone").insight("issue").async().reset();
      asked.await();
      assertThat(future.cancel(true)).isTrue();

      assertThat(hungUp.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void cancellingDuringAWaitSendsNothingMore() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    try (WireServer server =
            WireServer.always(WireServer.http("429 Too Many", "", "Retry-After: 60"));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-for-tests")
                .listener(event -> refused.countDown())
                .build()) {
      CompletableFuture<Receipt> future =
          client.zone("zone").insight("issue").async().reclassify(Classification.falsePositive());
      refused.await();
      assertThat(future.cancel(true)).isTrue();

      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }
}

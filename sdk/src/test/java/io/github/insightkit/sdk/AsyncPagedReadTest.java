package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.ReadServer.bodies;
import static io.github.insightkit.sdk.ReadServer.list;
import static io.github.insightkit.sdk.ReadServer.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same readings with nobody waiting. Every future ends. */
@Timeout(60)
class AsyncPagedReadTest {
  @Test
  void pagesComeOneAfterAnotherUntilTheEnd() throws IOException {
    try (ReadServer server = bodies(list("a", "b"), list("b", "c"), list());
        InsightsClient client = server.client().build()) {
      List<Page<InsightSummary>> pages = new CopyOnWriteArrayList<>();
      client.account("acc").list(InsightFilter.all()).async().forEachPage(pages::add).join();

      assertThat(pages).extracting(Page::readSoFar).containsExactly(2L, 3L);
      assertThat(pages).extracting(Page::doubles).containsExactly(0, 1);
      assertThat(server.asked()).hasSize(3);
    }
  }

  @Test
  void whoeverTakesThePagesMayStop() throws IOException {
    try (ReadServer server = bodies(list("a"), list("b"));
        InsightsClient client = server.client().build()) {
      client.account("acc").list(InsightFilter.all()).async().forEachPage(page -> false).join();

      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void aListTakesNoMoreThanItsLimit() throws IOException {
    try (ReadServer server = bodies(list("a", "b"), list("c", "d"), list("e"));
        InsightsClient client = server.client().build()) {
      AsyncPagedRead<InsightSummary> reading =
          client.account("acc").list(InsightFilter.all()).async();

      assertThat(reading.toList(3).join())
          .extracting(InsightSummary::id)
          .containsExactly("a", "b", "c");
      assertThat(server.asked()).hasSize(2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reading.toList(0))
          .withMessage("Expected a limit of at least one entry, got 0");
    }
  }

  @Test
  void historyIsReadAsWell() throws IOException {
    try (ReadServer server = bodies(log("{\"cursor\":\"x\"}", "2"), log("{}", "1"));
        InsightsClient client = server.client().build()) {
      assertThat(client.zone("z").insight("i").history().async().toList(10).join())
          .extracting(AuditEntry::id)
          .containsExactly("2", "1");
    }
  }

  @Test
  void aFailureEndsTheFuture() throws IOException {
    try (ReadServer server = bodies(list("a"), list("a"));
        InsightsClient client = server.client().build()) {
      CompletableFuture<List<InsightSummary>> reading =
          client.account("acc").list(InsightFilter.all()).async().toList(10);

      assertThat(catchThrowableOfType(CompletionException.class, reading::join))
          .hasCauseInstanceOf(PagingException.class);
    }
  }

  @Test
  void whatATakerThrowsEndsTheFuture() throws IOException {
    try (ReadServer server = bodies(list("a"), list("b"));
        InsightsClient client = server.client().build()) {
      Error thrown = new AssertionError("no more");
      CompletableFuture<Void> reading =
          client
              .account("acc")
              .list(InsightFilter.all())
              .async()
              .forEachPage(
                  page -> {
                    throw thrown;
                  });

      assertThat(catchThrowableOfType(CompletionException.class, reading::join)).hasCause(thrown);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void cancellingAbortsWhatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  asked.countDown();
                  // Says nothing until the client hangs up.
                  return socket.getInputStream().read() >= 0;
                });
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-0123456789").build()) {
      CompletableFuture<List<InsightSummary>> reading =
          client.account("acc").list(InsightFilter.all()).async().toList(1);
      asked.await();

      assertThat(reading.cancel(true)).isTrue();
      server.awaitHangUp();
      assertThat(catchThrowableOfType(CancellationException.class, reading::join)).isNotNull();
    }
  }

  @Test
  void aClosedClientEndsTheFuture() throws IOException {
    try (ReadServer server = bodies(list("a"))) {
      InsightsClient client = server.client().build();
      client.close();

      assertThat(
              catchThrowableOfType(
                  CompletionException.class,
                  () ->
                      client
                          .account("acc")
                          .list(InsightFilter.all())
                          .async()
                          .forEachPage(page -> true)
                          .join()))
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(server.asked()).isEmpty();
    }
  }
}

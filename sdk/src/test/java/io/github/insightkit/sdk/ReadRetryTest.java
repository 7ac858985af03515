package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the connection of a read costs an attempt and no more: a read changes nothing. */
class ReadRetryTest {
  private static final List<String> BREAKS =
      List.of(
          "end instead of an answer",
          "reset instead of an answer",
          "end in the head",
          "reset in the body",
          "not HTTP",
          "endless chunk extension",
          "endless empty fields",
          "two lengths");

  static Stream<Arguments> breaks() throws IOException {
    return HostileEvents.all().stream()
        .filter(event -> BREAKS.contains(event.name()))
        .flatMap(event -> Stream.of(false, true).map(async -> Arguments.of(event, async)));
  }

  @ParameterizedTest(name = "{0} (async {1})")
  @MethodSource("breaks")
  void readIsRepeatedUntilItIsAnswered(HostileEvent event, boolean async) throws IOException {
    assertThat(BREAKS).hasSize((int) (breaks().count() / 2));
    try (WireServer server = breaking(event, 3);
        InsightsClient client = client(server)) {
      assertThat(read(client, async)).isEqualTo(List.of("a"));
      assertThat(server.requests()).hasSize(4);
    }
  }

  @ParameterizedTest(name = "{0} (async {1})")
  @MethodSource("breaks")
  void readThatIsNeverAnsweredEndsAfterItsAttempts(HostileEvent event, boolean async)
      throws IOException {
    try (WireServer server = breaking(event, Integer.MAX_VALUE);
        InsightsClient client = client(server)) {
      assertThat(read(client, async))
          .isInstanceOfSatisfying(
              UnansweredException.class,
              failure -> {
                assertThat(failure.attempts()).isEqualTo(4);
                assertThat(failure.mayHaveBeenApplied()).isFalse();
                assertThat(failure).hasMessageStartingWith("Expected an answer, got none: ");
              });
      assertThat(server.requests()).hasSize(4);
    }
  }

  private static WireServer breaking(HostileEvent event, int times) throws IOException {
    return new WireServer(
        (request, number, socket) -> {
          if (number <= times) {
            return event.script().answer(request, number, socket);
          }
          WireServer.write(socket, WireServer.http("200 OK", ReadServer.list("a")));
          return true;
        });
  }

  private static InsightsClient client(WireServer server) {
    return InsightsClient.builder()
        .baseUrl(server.url())
        .apiToken(HostileEvents.TOKEN)
        .time(new VirtualTime())
        .build();
  }

  /** The identifiers of the first insight, or what was thrown instead. */
  private static Object read(InsightsClient client, boolean async) {
    PagedRead<InsightSummary> reading = client.account("acc").list(InsightFilter.all());
    try {
      List<InsightSummary> found =
          async ? reading.async().toList(1).join() : reading.stream().limit(1).toList();
      return found.stream().map(InsightSummary::id).toList();
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (InsightsException e) {
      return e;
    }
  }
}

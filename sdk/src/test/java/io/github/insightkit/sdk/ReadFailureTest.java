package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.ReadServer.list;
import static io.github.insightkit.sdk.ReadServer.responses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reading ends in when a page can't be had, and what is asked for again before. */
class ReadFailureTest {
  private static final String REFUSAL =
      "{\"success\":false,\"errors\":[{\"code\":7003,\"message\":\"no\"}],\"messages\":[],"
          + "\"result\":null}";
  private static final String LOST = "";

  /** What every request is answered with, what comes of it, and after how many attempts. */
  record Case(String name, String response, Class<?> failure, int attempts, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> finalAnswers() {
    return Stream.of(
        new Case("404", http("404 Not Found", REFUSAL), RefusedException.class, 1, "7003 no"),
        new Case("null beside false", http("200 OK", REFUSAL), RefusedException.class, 1, "7003"),
        new Case(
            "401", http("401 Unauthorized", REFUSAL), CredentialsException.class, 1, "Check the"),
        new Case("429", http("429 Too Many", REFUSAL), RateLimitedException.class, 4, "429"),
        new Case("500", http("500 Broken", "x"), UnansweredException.class, 4, "got none: 500"),
        new Case("503", http("503 Busy", "x"), UnansweredException.class, 4, "got none: 503"),
        new Case("lost", LOST, UnansweredException.class, 4, "the reply was lost"),
        new Case(
            "cut short",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n{",
            UnansweredException.class,
            4,
            "got none: 200"),
        new Case(
            "redirect",
            "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
            MalformedAnswerException.class,
            1,
            "redirects"),
        new Case(
            "no JSON", http("200 OK", "<html>"), MalformedAnswerException.class, 1, "strict JSON"),
        new Case(
            "no result",
            http("200 OK", WireServer.APPLIED),
            MalformedAnswerException.class,
            1,
            "that can't be relied on: it has no \"result\""),
        new Case(
            "another list",
            http("200 OK", ReadServer.success("[]", "")),
            MalformedAnswerException.class,
            1,
            "its \"result\" is neither an object nor null"));
  }

  private static String http(String statusLine, String body) {
    return WireServer.http(statusLine, body);
  }

  @ParameterizedTest
  @MethodSource("finalAnswers")
  void aReadingEndsInTheFailuresOfAChangeAndIsRepeatedFreely(Case row) throws IOException {
    VirtualTime time = new VirtualTime();
    try (ReadServer server = responses(row.response());
        InsightsClient client =
            server
                .client()
                .options(CallOptions.defaults().withDeadline(Duration.ofHours(2)))
                .time(time)
                .build()) {
      InsightsException failure =
          catchThrowableOfType(
              InsightsException.class,
              () -> client.account("acc").list(InsightFilter.all()).iterator().hasNext());

      assertThat(failure).isInstanceOf(row.failure()).hasMessageContaining(row.message());
      assertThat(failure.getMessage()).contains("[account_id acc, ");
      assertThat(failure.attempts()).isEqualTo(row.attempts());
      assertThat(failure.mayHaveBeenApplied()).isFalse();
      assertThat(failure.insight()).isNull();
      assertThat(server.asked()).hasSize(row.attempts());
      assertThat(time.waits()).hasSize(row.attempts() - 1);
    }
  }

  @Test
  void whatPassesIsNotNoticed() throws IOException {
    VirtualTime time = new VirtualTime();
    try (ReadServer server =
            responses(
                LOST,
                http("502 Bad Gateway", "x"),
                http("200 OK", list("a")),
                WireServer.http("429 Too Many Requests", REFUSAL, "Retry-After: 7"),
                http("200 OK", list()));
        InsightsClient client = server.client().time(time).build()) {
      List<InsightSummary> found =
          client.account("acc").list(InsightFilter.all()).stream().toList();

      assertThat(found).extracting(InsightSummary::id).containsExactly("a");
      assertThat(server.asked())
          .extracting(line -> line.substring(line.length() - 1))
          .containsExactly("1", "1", "1", "2", "2");
      assertThat(time.waits()).hasSize(3).last().isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void theOptionsHoldForEachPage() throws IOException {
    VirtualTime time = new VirtualTime();
    try (ReadServer server =
            responses(LOST, http("200 OK", list("a")), LOST, http("200 OK", list("b")), LOST);
        InsightsClient client = server.client().time(time).build()) {
      Iterator<InsightSummary> iterator =
          client
              .account("acc")
              .list(InsightFilter.all())
              .with(CallOptions.defaults().withMaxAttempts(2).withHeader("X-Mine", "1"))
              .iterator();

      assertThat(iterator.next().id()).isEqualTo("a");
      assertThat(iterator.next().id()).isEqualTo("b");
      UnansweredException failure =
          catchThrowableOfType(UnansweredException.class, iterator::hasNext);
      assertThat(failure.attempts()).isEqualTo(2);
      assertThat(failure.getCause()).isNotNull();
    }
  }

  @Test
  void aWaitThatTheDeadlineWouldntOutliveIsntBegun() throws IOException {
    VirtualTime time = new VirtualTime();
    try (ReadServer server =
            responses(WireServer.http("429 Too Many Requests", REFUSAL, "Retry-After: 3600"));
        InsightsClient client = server.client().time(time).build()) {
      RateLimitedException failure =
          catchThrowableOfType(
              RateLimitedException.class,
              () -> client.account("acc").history().iterator().hasNext());

      assertThat(failure.retryAfter()).isEqualTo(Duration.ofHours(1));
      assertThat(time.waits()).isEmpty();
    }
  }

  @Test
  void theHistoryOfAnInsightHasItsOptionsAndItsAddress() throws IOException {
    VirtualTime time = new VirtualTime();
    try (ReadServer server = responses(LOST);
        InsightsClient client = server.client().time(time).build()) {
      Insight insight =
          client.zone("zon").insight("i").with(CallOptions.defaults().withMaxAttempts(1));
      UnansweredException failure =
          catchThrowableOfType(
              UnansweredException.class, () -> insight.history().iterator().hasNext());

      assertThat(failure.insight()).isEqualTo(insight.ref());
      assertThat(failure.attempts()).isOne();
    }
  }

  @Test
  void everyRequestOfAReadingIsWatched() throws IOException {
    VirtualTime time = new VirtualTime();
    List<AttemptEvent> events = new ArrayList<>();
    try (ReadServer server =
            responses(
                LOST,
                http("200 OK", ReadServer.log("{}")),
                WireServer.http("404 Not Found", REFUSAL, "cf-ray: r"));
        InsightsClient client = server.client().time(time).listener(events::add).build()) {
      Insight insight = client.account("acc").insight("i");
      assertThat(insight.history()).isEmpty();
      PagedRead<InsightSummary> refused = client.account("acc").list(InsightFilter.all());
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> refused.iterator().hasNext());

      assertThat(events)
          .extracting(AttemptEvent::ending)
          .containsExactly(
              AttemptEvent.Ending.UNKNOWN, AttemptEvent.Ending.READ, AttemptEvent.Ending.REFUSED);
      assertThat(events)
          .extracting(AttemptEvent::insight)
          .containsExactly(insight.ref(), insight.ref(), null);
      assertThat(events).allMatch(AttemptEvent::reading);
      assertThat(events).extracting(AttemptEvent::rayId).containsExactly(null, null, "r");
    }
  }
}

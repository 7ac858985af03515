package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Header;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The log of changes: which there are, in which order, in which pages, and over the wire. */
final class AuditLogTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String OWNER = "023e105f4ecef8ad9ca31a8372d0c353";
  private static final String LIST = "/client/v4/accounts/" + OWNER + "/security-center/insights";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Insight.Id ALL = new Insight.Id("account", "a", "");

  private final SteppingClock clock = new SteppingClock();
  private final AuditLog log = new AuditLog(clock);

  /** A clock that is a second later at each change, unless it is told another time. */
  private static final class SteppingClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      Instant current = now;
      now = now.plusSeconds(1);
      return current;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void change(String issue, @Nullable String from, @Nullable String to) {
    log.changed(new Insight.Id("account", "a", issue), insight(from, null), insight(to, "because"));
  }

  private static Insight insight(@Nullable String classification, @Nullable String rationale) {
    return new Insight(
        Objects.requireNonNull(CONTRACT.machine().byClassification(classification)), rationale);
  }

  private Decision.Listed page(Insight.Id insight, String query) {
    ReceivedRequest request =
        new ReceivedRequest(
            "GET",
            "/log?" + query,
            "HTTP/1.1",
            List.of(new Header("Host", "h")),
            new byte[0],
            1,
            true);
    return log.page(insight, new Query(request));
  }

  private List<String> issues(String query) {
    List<String> issues = new ArrayList<>();
    for (JsonNode entry : page(ALL, query).result()) {
      issues.add(entry.path("issue_id").stringValue());
    }
    return issues;
  }

  private void changeFour() {
    change("one", null, "other");
    change("two", null, "accept_risk");
    change("three", null, "false_positive");
    change("four", "other", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " | four,three,two,one",
        "order=desc | four,three,two,one",
        "order=asc | one,two,three,four",
        "order=asc&since=2026-01-01T00:00:02Z | three,four",
        "order=asc&since=2026-01-01T01%3A00%3A02%2B01%3A00 | three,four",
        "order=asc&before=2026-01-01T00:00:02Z | one,two",
        "since=2026-01-01T00:00:01Z&before=2026-01-01T00:00:02Z | two",
        "field_changed=user_classification&changed_by=mock&per_page=1 | four",
        "field_changed=status | ",
        "changed_by=somebody | "
      })
  void aQueryChoosesAndOrders(@Nullable String query, @Nullable String issues) {
    changeFour();

    assertThat(issues(query == null ? "" : query))
        .isEqualTo(issues == null ? List.of() : List.of(issues.split(",")));
  }

  @ParameterizedTest
  @CsvSource({"asc,one two|three four", "desc,four three|two one"})
  void cursorsLeadThroughThePages(String order, String pages) {
    changeFour();
    String query = "per_page=2&order=" + order;
    JsonNode info = Objects.requireNonNull(page(ALL, query).info());
    List<String> first = issues(query);
    // What comes between two pages moves nothing out of its place.
    if (order.equals("desc")) {
      change("five", null, "other");
    }
    String following = query + "&cursor=" + info.path("cursor").stringValue();

    assertThat(String.join(" ", first) + "|" + String.join(" ", issues(following)))
        .isEqualTo(pages);
    assertThat(info.toString())
        .startsWith("{\"cursor\":\"")
        .endsWith("\",\"count\":2,\"per_page\":2}");
    assertThat(page(ALL, following).info()).hasToString("{\"count\":2,\"per_page\":2}");
  }

  @Test
  void anEntrySaysWhoMadeOfWhatWhatAndWhy() {
    change("one", null, "other");

    assertThat(page(ALL, "").result().toString())
        .isEqualTo(
            "[{\"id\":\"019b76da-a800-7000-8000-000000000001\","
                + "\"changed_at\":\"2026-01-01T00:00:00Z\",\"changed_by\":\"mock\","
                + "\"current_value\":\"other\",\"field_changed\":\"user_classification\","
                + "\"issue_id\":\"one\",\"previous_value\":null,\"rationale\":\"because\"}]");
  }

  @Test
  void whatChangesNothingIsNotLogged() {
    log.changed(ALL, insight("other", "r"), insight("other", "r"));
    assertThat(page(ALL, "").result().size()).isZero();

    log.changed(ALL, insight("other", "r"), insight("other", "another"));
    assertThat(page(ALL, "").result().size()).isOne();
  }

  @Test
  void timeNeverRunsBackInTheLog() {
    change("one", null, "other");
    clock.now = START.minus(Duration.ofDays(1));
    change("two", null, "other");

    assertThat(issues("order=asc")).containsExactly("one", "two");
    assertThat(page(ALL, "").result().get(0).path("changed_at").stringValue())
        .isEqualTo(START.toString());
  }

  @Test
  void oneInsightHasItsOwnLogAndOwnersHaveTheirs() {
    changeFour();
    change("two", "accept_risk", null);

    assertThat(page(new Insight.Id("account", "a", "two"), "").result().size()).isEqualTo(2);
    assertThat(page(new Insight.Id("account", "b", ""), "").result().size()).isZero();
    assertThat(page(new Insight.Id("zone", "a", ""), "").result().size()).isZero();
  }

  @Test
  void oldEntriesGoOnceThereAreMany() {
    for (int i = 0; i < 10_001; i++) {
      change(Integer.toString(i), null, "other");
    }

    assertThat(issues("order=asc&per_page=1")).containsExactly("1");
  }

  @Test
  void logIsServedForOneInsightAndForAll() throws IOException {
    try (MockServer server = MockServer.builder(CONTRACT).start();
        WireClient client = new WireClient(server.baseUri())) {
      client.patch("a%2F1", "{\"classification\":\"other\",\"rationale\":\"é\"}");
      client.patch("b", "{\"classification\":\"false_positive\"}");
      client.patch("b", "{\"classification\":\"other\",\"rationale\":\"refused\"}");

      JsonNode one = client.send("GET", LIST + "/a%2F1/audit-log", "").json();
      assertThat(one.path("success").booleanValue()).isTrue();
      assertThat(one.at("/result").size()).isOne();
      assertThat(one.at("/result/0/issue_id").stringValue()).isEqualTo("a/1");
      assertThat(one.at("/result/0/rationale").stringValue()).isEqualTo("é");
      assertThat(one.at("/result_info").toString()).isEqualTo("{\"count\":1,\"per_page\":25}");
      assertThat(client.send("GET", LIST + "/audit-log", "").json().at("/result").size())
          .isEqualTo(2);
      assertThat(client.send("GET", LIST + "/b/log", "").code()).isEqualTo(7000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "since=yesterday | 7005 | The query can't be read: since is a time as in RFC 3339",
        "order=up | 7005 | The query can't be read: order is one of asc, desc",
        "field_changed=x | 7005 | The query can't be read: field_changed is one of status,"
            + " user_classification",
        "per_page=0 | 7004 | page is a number from 1 on, and per_page one from 1 to 1000"
      })
  void aQueryThatCantBeReadIsRefused(String query, int code, String message) throws IOException {
    try (MockServer server = MockServer.builder(CONTRACT).start();
        WireClient client = new WireClient(server.baseUri())) {
      WireClient.Response answer = client.send("GET", LIST + "/audit-log?" + query, "");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(answer.json().at("/errors/0/message").stringValue()).isEqualTo(message);
    }
  }
}

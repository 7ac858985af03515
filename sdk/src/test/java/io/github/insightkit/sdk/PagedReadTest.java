package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.ReadServer.bodies;
import static io.github.insightkit.sdk.ReadServer.list;
import static io.github.insightkit.sdk.ReadServer.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.sdk.PagingException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages are turned: what is asked, what is given, and where it ends. */
@Timeout(60) // What is held to end may not end.
class PagedReadTest {
  private static List<String> ids(Iterable<InsightSummary> insights) {
    List<String> ids = new ArrayList<>();
    insights.forEach(insight -> ids.add(String.valueOf(insight.id())));
    return ids;
  }

  private static List<String> logIds(Iterable<AuditEntry> entries) {
    List<String> ids = new ArrayList<>();
    entries.forEach(entry -> ids.add(String.valueOf(entry.id())));
    return ids;
  }

  @Test
  void listGoesOnUntilAPageIsEmpty() throws IOException {
    try (ReadServer server = bodies(list("a", "b"), list("c"), list());
        InsightsClient client = server.client().build()) {
      assertThat(ids(client.account("acc").list(InsightFilter.all())))
          .containsExactly("a", "b", "c");
      assertThat(server.asked())
          .containsExactly(
              "/accounts/acc/insights?page=1",
              "/accounts/acc/insights?page=2",
              "/accounts/acc/insights?page=3");
    }
  }

  @Test
  void nothingIsAskedForBeforeItIsNeeded() throws IOException {
    try (ReadServer server = bodies(list("a", "b"), list("a"), list("c"), list());
        InsightsClient client = server.client().build()) {
      PagedRead<InsightSummary> reading = client.zone("zon").list(InsightFilter.all());
      Iterator<InsightSummary> iterator = reading.iterator();
      assertThat(server.asked()).isEmpty();

      iterator.next();
      iterator.next();
      assertThat(server.asked()).containsExactly("/zones/zon/insights?page=1");
      assertThat(reading.stream().limit(1).map(InsightSummary::id)).containsExactly("a");
      assertThat(iterator.next().id()).isEqualTo("c");
      assertThat(iterator.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    }
  }

  @Test
  void everyConditionGoesOutUnderItsNameAndOnceForEachValue() throws IOException {
    try (ReadServer server = bodies(list());
        InsightsClient client = server.client().build()) {
      InsightFilter filter =
          InsightFilter.all()
              .severity(Severity.LOW, new Severity("Critical"))
              .notSeverity(Severity.MODERATE)
              .product("a b", "c&d=e~f+g")
              .notProduct("p")
              .issueClass("c")
              .notIssueClass("nc")
              .issueType("t")
              .notIssueType("nt")
              .subject("é")
              .notSubject("ns")
              .dismissed(false)
              .perPage(1000);

      assertThat(ids(client.account("a/c").list(filter))).isEmpty();
      assertThat(server.asked())
          .containsExactly(
              "/accounts/a%2Fc/insights?page=1&per_page=1000&dismissed=false&issue_class=c"
                  + "&issue_class~neq=nc&issue_type=t&issue_type~neq=nt&product=a%20b"
                  + "&product=c%26d%3De%7Ef%2Bg&product~neq=p&severity=low&severity=critical"
                  + "&severity~neq=moderate&subject=%C3%A9&subject~neq=ns");
    }
  }

  @Test
  void whatCantBeAskedForIsRefusedAtOnce() {
    InsightFilter all = InsightFilter.all();

    assertThatIllegalArgumentException()
        .isThrownBy(all::severity)
        .withMessage(
            "Expected at least one value of severity, got none: leave the condition out to let all"
                + " through");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.product("a", ""))
        .withMessageContaining("a value of product in well-formed Unicode, got an empty one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.subject("\ud83d"))
        .withMessageContaining("got half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.perPage(1001))
        .withMessage("Expected per_page from 1 to 1000, got 1001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryFilter.all().since(Instant.MAX))
        .withMessageContaining("0000 to 9999, got +1000000000-12-31T23:59:59.999999999Z");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> HistoryFilter.all().changedBy(nothing()));
  }

  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  private static String nothing() {
    @Nullable String nothing = null;
    return nothing;
  }

  @Test
  void logFollowsTheCursorAndTheSameFilterGoesOutWithEach() throws IOException {
    try (ReadServer server = bodies(log("{\"cursor\":\"x/y=\"}", "2"), log("{\"count\":1}", "1"));
        InsightsClient client = server.client().build()) {
      HistoryFilter filter =
          HistoryFilter.all()
              .since(Instant.parse("2026-01-02T03:04:05.006Z"))
              .before(Instant.parse("2026-02-02T00:00:00Z"))
              .changedBy("me@example.com")
              .fieldChanged(AuditedField.USER_CLASSIFICATION)
              .order(SortOrder.ASC)
              .perPage(1);

      assertThat(logIds(client.account("acc").insight("i/1").history(filter)))
          .containsExactly("2", "1");
      String rest =
          "per_page=1&field_changed=user_classification&changed_by=me%40example.com"
              + "&since=2026-01-02T03%3A04%3A05.006Z&before=2026-02-02T00%3A00%3A00Z&order=asc";
      assertThat(server.asked())
          .containsExactly(
              "/accounts/acc/insights/i%2F1/audit-log?" + rest,
              "/accounts/acc/insights/i%2F1/audit-log?cursor=x%2Fy%3D&" + rest);
    }
  }

  @Test
  void historyOfAllAndOfOneIsReadNewestFirstUnlessToldOtherwise() throws IOException {
    try (ReadServer server = bodies(log("{}"));
        InsightsClient client = server.client().build()) {
      assertThat(client.account("acc").history()).isEmpty();
      assertThat(client.zone("zon").history()).isEmpty();
      assertThat(client.zone("zon").insight("i").history()).isEmpty();
      assertThat(client.zone("zon").history(HistoryFilter.all())).isEmpty();

      assertThat(server.asked())
          .containsExactly(
              "/accounts/acc/insights/audit-log?order=desc",
              "/zones/zon/insights/audit-log?order=desc",
              "/zones/zon/insights/i/audit-log?order=desc",
              "/zones/zon/insights/audit-log");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"cursor\":null}", "{\"cursor\":\"\"}", "{\"cursor\":7}"})
  void logWithoutACursorEndsThere(String info) throws IOException {
    try (ReadServer server = bodies(log(info, "1"));
        InsightsClient client = server.client().build()) {
      assertThat(logIds(client.account("acc").history())).containsExactly("1");
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void anEmptyPageOfTheLogEndsItWhateverItsCursor() throws IOException {
    try (ReadServer server = bodies(log("{\"cursor\":\"x\"}", "1"), log("{\"cursor\":\"y\"}"));
        InsightsClient client = server.client().build()) {
      assertThat(logIds(client.account("acc").history())).containsExactly("1");
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void aResultOfNullBesideSuccessIsNothing() throws IOException {
    try (ReadServer server = bodies(ReadServer.success("null", ""));
        InsightsClient client = server.client().build()) {
      assertThat(client.account("acc").list(InsightFilter.all()).pages())
          .containsExactly(new Page<>(List.of(), 0, null, 0));
      assertThat(logIds(client.account("acc").history())).isEmpty();
    }
  }

  @Test
  void doublesAreLeftOutAndCountedAndWhatHasNoIdentifierIsKept() throws IOException {
    try (ReadServer server = bodies(list("a", "b", "", ""), list("b", "c", "c", ""), list());
        InsightsClient client = server.client().build()) {
      List<List<@Nullable String>> pages = new ArrayList<>();
      List<Integer> doubles = new ArrayList<>();
      List<Long> soFar = new ArrayList<>();
      for (Page<InsightSummary> page : client.zone("z").list(InsightFilter.all()).pages()) {
        pages.add(page.entries().stream().map(InsightSummary::id).toList());
        doubles.add(page.doubles());
        soFar.add(page.readSoFar());
      }

      assertThat(pages).hasToString("[[a, b, null, null], [c, null]]");
      assertThat(doubles).containsExactly(0, 2);
      assertThat(soFar).containsExactly(4L, 6L);
    }
  }

  @Test
  void aCountThatLiesIsShownAndNotBelieved() throws IOException {
    try (ReadServer server =
            bodies(
                ReadServer.success("{\"count\":0,\"issues\":[{\"id\":\"a\"}]}", ""),
                ReadServer.success("{\"count\":1000000,\"issues\":[{\"id\":\"b\"}]}", ""),
                list());
        InsightsClient client = server.client().build()) {
      PagedRead<InsightSummary> reading = client.zone("z").list(InsightFilter.all());
      List<Page<InsightSummary>> pages = new ArrayList<>();
      reading.pages().forEach(pages::add);

      assertThat(pages).extracting(Page::count).containsExactly(0L, 1_000_000L);
      assertThat(pages).extracting(Page::readSoFar).containsExactly(1L, 2L);
    }
  }

  @Test
  void aPageThatComesAgainEndsInAFailureAndNotInALoop() throws IOException {
    try (ReadServer server = bodies(list("a", "b"), list("c"), list("a", "b"));
        InsightsClient client = server.client().build()) {
      List<String> came = new ArrayList<>();
      PagingException failure =
          catchThrowableOfType(
              PagingException.class,
              () ->
                  client
                      .account("acc")
                      .list(InsightFilter.all())
                      .forEach(insight -> came.add(String.valueOf(insight.id()))));

      assertThat(came).containsExactly("a", "b", "c");
      assertThat(failure.reason()).isEqualTo(Reason.PAGE_REPEATED);
      assertThat(failure.insight()).isNull();
      assertThat(failure.mayHaveBeenApplied()).isFalse();
      assertThat(failure)
          .hasMessage(
              "Expected a page with something new, got one of which every entry came before: the"
                  + " server ignores which page is asked for, or pages so small that what is new"
                  + " moves all of it on [account_id acc, 1 attempt]");
    }
  }

  @Test
  void pagesWithoutIdentifiersCantLoopEither() throws IOException {
    try (ReadServer server = bodies(list("", ""));
        InsightsClient client = server.client().build()) {
      assertThatExceptionOfType(PagingException.class)
          .isThrownBy(() -> ids(client.account("acc").list(InsightFilter.all())))
          .extracting(PagingException::reason)
          .isEqualTo(Reason.PAGE_REPEATED);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void aCursorThatComesAgainEndsInAFailureAfterWhatItCameWith() throws IOException {
    try (ReadServer server =
            bodies(
                log("{\"cursor\":\"x\"}", "1"),
                log("{\"cursor\":\"y\"}", "2"),
                log("{\"cursor\":\"x\"}", "3"));
        InsightsClient client = server.client().build()) {
      List<String> came = new ArrayList<>();
      PagingException failure =
          catchThrowableOfType(
              PagingException.class,
              () ->
                  client
                      .zone("zon")
                      .insight("i")
                      .history()
                      .forEach(entry -> came.add(String.valueOf(entry.id()))));

      assertThat(came).containsExactly("1", "2", "3");
      assertThat(server.asked()).hasSize(3);
      assertThat(failure.reason()).isEqualTo(Reason.CURSOR_REPEATED);
      assertThat(String.valueOf(failure.insight())).isEqualTo("zone_id zon, issue_id i");
      assertThat(failure)
          .hasMessage(
              "Expected a cursor that leads on, got one that has been used before [zone_id zon,"
                  + " issue_id i, 1 attempt]");
    }
  }

  @Test
  void aCursorThatCouldntBeSentIsNoStrictJson() throws IOException {
    try (ReadServer server = bodies(log("{\"cursor\":\"\\ud800\"}", "1"));
        InsightsClient client = server.client().build()) {
      assertThatExceptionOfType(MalformedAnswerException.class)
          .isThrownBy(() -> logIds(client.account("acc").history()))
          .withMessageContaining("it isn't strict JSON");
    }
  }

  @Test
  void aPageThatIsTooLongSuggestsASmallerOne() throws IOException {
    String filler = "{\"id\":\"a\",\"resolve_text\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}";
    try (ReadServer server =
            bodies(ReadServer.success("{\"issues\":[" + filler + "]}", ""), list("a"), list());
        InsightsClient client = server.client().build()) {
      Iterator<InsightSummary> iterator =
          client.account("acc").list(InsightFilter.all()).iterator();
      PagingException failure = catchThrowableOfType(PagingException.class, iterator::hasNext);

      assertThat(failure.reason()).isEqualTo(Reason.PAGE_TOO_LARGE);
      assertThat(failure)
          .hasMessage(
              "Expected a page of at most 4194304 bytes, got a longer one: ask for fewer entries a"
                  + " page, with perPage(..) [account_id acc, 1 attempt]");
      // The iterator may be asked again, and asks for the same page.
      assertThat(iterator.next().id()).isEqualTo("a");
      assertThat(server.asked())
          .containsExactly("/accounts/acc/insights?page=1", "/accounts/acc/insights?page=1");
    }
  }

  @Test
  void aPageOfAThousandIsRead() throws IOException {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      entries.add("{\"id\":\"" + i + "\",\"resolve_text\":\"" + "é".repeat(500) + "\"}");
    }
    String page = ReadServer.success("{\"issues\":[" + String.join(",", entries) + "]}", "");
    try (ReadServer server = bodies(page, list());
        InsightsClient client = server.client().build()) {
      assertThat(page.length()).isGreaterThan(500_000);
      assertThat(ids(client.account("acc").list(InsightFilter.all()))).hasSize(1000);
    }
  }

  @Test
  void whatIsRememberedIsBounded() {
    PageTurner<InsightSummary> turner =
        new PageTurner<>(
            new ListSource(new Subject(Scope.ACCOUNT, "acc", null), InsightFilter.all(), 1),
            // Two entries of one character each, and no third.
            130);

    assertThat(turner.take(answered(list("a", "b")))).isNotNull();
    assertThatExceptionOfType(PagingException.class)
        .isThrownBy(() -> turner.take(answered(list("b", "c"))))
        .withMessage(
            "Expected no more entries than can be remembered to leave out doubles, got more after"
                + " 2: narrow the filter [account_id acc, 1 attempt]")
        .extracting(PagingException::reason)
        .isEqualTo(Reason.TOO_MANY);
  }

  private static Outcome answered(String body) {
    Answer answer = new Answer(200, Headers.of(), null, body, null, false);
    return new Outcome(new Ending.Applied(answer, Expected.success()), 1, 0);
  }

  @Test
  void aListedInsightLeadsToTheInsight() throws IOException {
    try (ReadServer server = bodies(list("a", ""), list());
        InsightsClient client = server.client().build()) {
      Insights insights = client.account("acc");
      List<InsightSummary> found = insights.list(InsightFilter.all()).stream().toList();

      assertThat(insights.insight(found.get(0)).ref().issueId()).isEqualTo("a");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> insights.insight(found.get(1)))
          .withMessage("Expected an insight with an identifier, got one that the list gave none");
    }
  }
}

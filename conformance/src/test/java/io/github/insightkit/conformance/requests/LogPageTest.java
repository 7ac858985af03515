package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of the log of an insight's classifications. */
class LogPageTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String LOG = "/zones/z/security-center/insights/i/audit-log";

  private static Result answer(int status, String content) {
    return new Result.Response(status, List.of(), ByteString.encodeUtf8(content), false);
  }

  private static Exchange exchange(String method, String path) {
    return new Exchange(
        0, "look", new Request(method, path, List.of(), ByteString.EMPTY), answer(200, "{}"), 0, 1);
  }

  private static Optional<LogPage> page(String content) {
    return LogPage.of(CONTRACT.machine(), answer(200, content));
  }

  @Test
  void theNewestEntriesAreAskedForAndThenThoseBehindACursor() {
    Address insight = new Address("zone", "z", "a/b");
    String first =
        "/zones/z/security-center/insights/a%2Fb/audit-log?per_page=20"
            + "&field_changed=user_classification&order=desc";

    assertThat(LogPage.request(CONTRACT.operation("zone"), insight, 20, Optional.empty()).path())
        .isEqualTo(first);
    Request next = LogPage.request(CONTRACT.operation("zone"), insight, 20, Optional.of("a b&c"));
    assertThat(next.path()).isEqualTo(first + "&cursor=a%20b%26c");
    assertThat(LogPage.asksForNewest(next)).isFalse();
    assertThat(LogPage.asksForNewest(Request.look(first))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, " + LOG + ", true",
    "GET, " + LOG + "?order=desc, true",
    "POST, " + LOG + ", false",
    "GET, /zones/z/security-center/insights, false",
    "GET, /somewhere/audit-log, false"
  })
  void onlyAGetOfThatPathAsksForTheLog(String method, String path, boolean isAsked) {
    assertThat(LogPage.isAsked(CONTRACT, exchange(method, path))).isEqualTo(isAsked);
  }

  @Test
  void theEntriesAreThoseOfClassificationsInTheOrderOfThePage() {
    LogPage page =
        page("""
        {"success": true, "result": [
          {"id": "2", "changed_by": "me", "changed_at": "now", "issue_id": "i",
           "field_changed": "user_classification", "current_value": "other",
           "rationale": "why"},
          {"id": "1", "field_changed": "status", "current_value": "open"},
          {"id": "0", "field_changed": "user_classification", "current_value": null}],
         "result_info": {"cursor": "more"}}
        """)
            .orElseThrow();

    assertThat(page.cursor()).contains("more");
    assertThat(page.entries()).extracting(LogPage.Entry::id).containsExactly("2", "0");
    LogPage.Entry newest = page.entries().get(0);
    assertThat(newest.words()).isEqualTo("\"me\" made it \"other\" at now");
    assertThat(newest.after())
        .isEqualTo(
            new ShownInsight("i", CONTRACT.machine().state("other"), "\"other\"", "why", true));
    assertThat(page.entries().get(1).after().hasValue()).isFalse();
  }

  @Test
  void theLastPageHasNoCursor() {
    assertThat(page("{\"success\":true,\"result\":[]}").orElseThrow().cursor()).isEmpty();
    assertThat(
            page("{\"success\":true,\"result\":[],\"result_info\":{\"cursor\":\"\"}}")
                .orElseThrow()
                .cursor())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"success\":true}", "{\"success\":true,\"result\":null}", "no"})
  void whatHasNoListOfEntriesIsNoPage(String content) {
    assertThat(page(content)).isEmpty();
  }

  @Test
  void aReasonIsTheSameInAnyFormOfUnicodeAndWithSpaceAroundIt() {
    State other = CONTRACT.machine().state("other");
    ShownInsight shown = new ShownInsight("i", other, "other", " \u00e9\n", true);

    assertThat(shown.hasReason("e\u0301")).isTrue();
    assertThat(shown.hasReason("e")).isFalse();
    assertThat(shown.hasReason(null)).isFalse();
    assertThat(new ShownInsight("i", other, "other", null, true).hasReason(null)).isTrue();
    assertThat(shown.hasValue()).isTrue();
    assertThat(new ShownInsight("i", null, "7", null, false).hasValue()).isFalse();
  }
}

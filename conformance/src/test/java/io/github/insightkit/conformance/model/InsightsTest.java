package io.github.insightkit.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Input.Elsewhere.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which insights there are in a history, and how those that are asked for are related. */
class InsightsTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final Address INSIGHT = new Address("account", "a", "abc");
  private static final String RESET = "{\"classification\":null}";
  private static final String SET = "{\"classification\":\"false_positive\"}";

  private final List<Exchange> exchanges = new ArrayList<>();

  private InsightsTest sent(String path, String body, int status) {
    exchanges.add(
        new Exchange(
            exchanges.size(),
            "",
            new Request("PATCH", path + "/classification", List.of(), Bytes.utf8(body)),
            new Result.Response(
                status, List.of(), Bytes.utf8("{\"success\":" + (status < 300) + "}"), false),
            exchanges.size() * 2L,
            exchanges.size() * 2L + 1));
    return this;
  }

  private static String insight(String issue) {
    return "/accounts/a/security-center/insights/" + issue;
  }

  private Insights insights() {
    return Insights.of(
        CONTRACT.machine(),
        Interpretation.of(
            CONTRACT,
            new History(new History.Origin("r", "http://127.0.0.1", "1", 0, false), exchanges)));
  }

  @ParameterizedTest
  @CsvSource({"400, 1", "404, 1", "422, 1", "200, 2", "500, 2"})
  void anInsightOfWhichNothingButARefusedResetIsKnownIsNotThere(int status, int insights) {
    sent(insight("abc"), SET, 200).sent(insight("abc-x"), RESET, status);

    assertThat(insights().events()).hasSize(insights).containsKey(INSIGHT);
  }

  @Test
  void anInsightThatRefusesValuesIsThere() {
    sent(insight("abc"), SET, 200).sent(insight("abc-x"), SET, 400);

    assertThat(insights().events()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/accounts/a/security-center/insights/, MISREAD",
    "/accounts/a/security-center/insights/%2561bc, MISREAD",
    "/accounts/a/security-center/insights/x%2F..%2Fabc, MISREAD",
    "/accounts/a/security-center/insights/%2562bc, OTHER",
    "/accounts/b/security-center/insights/%2561bc, OTHER",
    "/users/a/security-center/insights/abc, OTHER_COLLECTION",
    "/users/a/security-center/insights/abd, OTHER",
    "/users/b/security-center/insights/abc, OTHER"
  })
  void aPathThatNamesNoInsightIsHeldAgainstThoseThatThereAre(String path, Relation relation) {
    sent(insight("abc"), SET, 200).sent(path, RESET, 200);

    assertThat(insights().events()).containsOnlyKeys(INSIGHT);
    assertThat(insights().events().get(INSIGHT))
        .extracting(Event::input)
        .endsWith(new Input.Elsewhere(relation));
  }
}

package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which insights there are in a history, and how those that are asked for are related. */
class InsightEventsTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Address INSIGHT = new Address("account", "a", "abc");
  private static final String RESET = "{\"classification\":null}";
  private static final String SET = "{\"classification\":\"false_positive\"}";
  private static final String OTHER = "{\"classification\":\"other\",\"rationale\":\"r\"}";

  private final List<Exchange> exchanges = new ArrayList<>();

  private InsightEventsTest sent(String path, String body, int status) {
    return sent(path, body, answered(status), exchanges.size() * 2L, exchanges.size() * 2L + 1);
  }

  private InsightEventsTest sent(String path, String body, Result result, long start, long end) {
    return add(
        new Request("PATCH", path + "/classification", List.of(), ByteString.encodeUtf8(body)),
        result,
        start,
        end);
  }

  private InsightEventsTest add(Request request, Result result, long start, long end) {
    exchanges.add(new Exchange(exchanges.size(), "", request, result, start, end));
    return this;
  }

  /** A look at the account's list that shows these insights without a classification. */
  private InsightEventsTest shown(String... issues) {
    return shown(exchanges.size() * 2L, issues);
  }

  private InsightEventsTest shown(long start, String... issues) {
    return add(
        new Request("GET", "/accounts/a/security-center/insights", List.of(), ByteString.EMPTY),
        new Result.Response(
            200,
            List.of(),
            ByteString.encodeUtf8(
                Arrays.stream(issues)
                    .map(issue -> "{\"id\":\"" + issue + "\",\"user_classification\":null}")
                    .collect(Collectors.joining(",", "{\"result\":{\"issues\":[", "]}}"))),
            false),
        start,
        start + 1);
  }

  private static Result answered(int status) {
    return new Result.Response(
        status, List.of(), ByteString.encodeUtf8("{\"success\":" + (status < 300) + "}"), false);
  }

  private static String zoned(String issue) {
    return "/zones/z/security-center/insights/" + issue;
  }

  private List<Input> inputs() {
    return Objects.requireNonNull(insights().events().get(INSIGHT)).stream()
        .map(Event::input)
        .toList();
  }

  private static String insight(String issue) {
    return "/accounts/a/security-center/insights/" + issue;
  }

  private InsightEvents insights() {
    return InsightEvents.of(
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
  void norIsItIfARequestForItWasLost() {
    sent(insight("abc"), SET, 200);
    sent(insight("abc-x"), RESET, new Result.NoResponse(Result.Failure.TIMED_OUT, "lost"), 2, 3);
    assertThat(insights().events()).hasSize(2);

    sent(insight("abc-x"), RESET, 400);
    assertThat(insights().events()).hasSize(1).containsKey(INSIGHT);
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
    "/accounts/a/security-center/insights/x%2F..%2Fabc, RESOLVED",
    "/accounts/a/security-center/insights/abc;v=1, RESOLVED",
    "/accounts/a/security-center/insights/abd;v=1, OTHER",
    "/accounts/a/security-center/insights/%2562bc, OTHER",
    "/accounts/b/security-center/insights/%2561bc, OTHER",
    "/users/a/security-center/insights/abc, OTHER_COLLECTION",
    "/users/a/security-center/insights/abd, OTHER",
    "/users/b/security-center/insights/abc, OTHER"
  })
  void aPathThatNamesNoInsightIsHeldAgainstThoseThatThereAre(String path, Relation relation) {
    sent(insight("abc"), SET, 200).sent(path, RESET, 200);

    assertThat(insights().events()).containsOnlyKeys(INSIGHT);
    assertThat(insights().events().get(INSIGHT)).extracting(Event::input).endsWith(relation);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void aPathUnderTheNameOfAScopeMakesNoInsight(int status) {
    sent(insight("abc"), SET, 200).sent(insight("abc-x"), RESET, status);
    sent("/account/a/security-center/insights/abc-x", RESET, 200);

    assertThat(insights().events()).containsOnlyKeys(INSIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void whatAListShowsMakesNoInsight(int status) {
    sent(insight("abc"), SET, 200).sent(insight("abc-x"), RESET, status).shown("abc-x");

    assertThat(insights().events()).containsOnlyKeys(INSIGHT);
  }

  @ParameterizedTest
  @CsvSource({"400, 2", "401, 1", "403, 1", "404, 1", "405, 1", "410, 1", "409, 2"})
  void anInsightThatEveryRequestIsTurnedAwayFromIsNotThere(int status, int insights) {
    sent(insight("abc"), SET, 200).sent(insight("abd"), SET, status);

    assertThat(insights().events()).hasSize(insights);
  }

  @Test
  void anInsightWhoseRequestsAreNotAnsweredMayBeThere() {
    sent(insight("abc"), SET, 200);
    sent(insight("abd"), SET, new Result.NoResponse(Result.Failure.TIMED_OUT, "timed out"), 5, 6);

    assertThat(insights().events()).hasSize(2);
  }

  @Test
  void theOnlyInsightIsThereWhateverCameOfIt() {
    sent(insight("abc"), SET, 404);

    assertThat(insights().events()).containsOnlyKeys(INSIGHT);
  }

  @Test
  void scopesAreSharedIfOnlyThatIsPossible() {
    sent(insight("abc"), RESET, 200).sent(zoned("abc"), RESET, 200);
    sent(insight("abc"), SET, 200).sent(zoned("abc"), OTHER, 409);

    assertThat(insights().scopes()).isEqualTo(InsightEvents.Scopes.SHARED);
    assertThat(insights().events()).containsOnlyKeys(INSIGHT);
    assertThat(inputs()).hasSize(4).noneMatch(Relation.class::isInstance);
  }

  @Test
  void scopesAreSeparateIfOnlyThatIsPossible() {
    sent(insight("abc"), RESET, 200).sent(zoned("abc"), RESET, 200);
    sent(insight("abc"), SET, 200).sent(zoned("abc"), OTHER, 200);

    assertThat(insights().scopes()).isEqualTo(InsightEvents.Scopes.SEPARATE);
    assertThat(insights().events()).containsOnlyKeys(INSIGHT, new Address("zone", "z", "abc"));
  }

  @ParameterizedTest
  @CsvSource({"409, SHARED", "200, SEPARATE"})
  void whatIsAcceptedWronglyElsewhereDoesNotHideWhetherScopesAreShared(
      int status, InsightEvents.Scopes scopes) {
    sent(insight("abc"), RESET, 200).sent(zoned("abc"), RESET, 200);
    sent(insight("abc"), "{\"classification\":\"snoozed\"}", 200);
    sent(insight("abc"), RESET, 200).sent(zoned("abc"), RESET, 200);
    sent(insight("abc"), SET, 200).sent(zoned("abc"), OTHER, status);

    assertThat(insights().scopes()).isEqualTo(scopes);
  }

  @Test
  void scopesAreUnknownIfNeitherIsPossible() {
    sent(insight("abc"), RESET, 200).sent(insight("abc"), SET, 200);
    sent(insight("abc"), OTHER, 200).sent(zoned("abc"), RESET, 200);

    assertThat(insights().scopes()).isEqualTo(InsightEvents.Scopes.UNKNOWN);
  }

  @Test
  void scopesAreUnknownIfBothIsPossible() {
    sent(insight("abc"), SET, 200).sent(zoned("abc"), OTHER, 409);

    assertThat(insights().scopes()).isEqualTo(InsightEvents.Scopes.UNKNOWN);
    assertThat(insights().events()).hasSize(2);
  }

  @Test
  void whatAListShowsDoesNotDecideWhetherScopesAreShared() {
    sent(insight("abc"), RESET, 200).sent(zoned("abc"), RESET, 200);
    sent(insight("abc"), SET, 200).sent(zoned("abc"), OTHER, 409).shown("abc");

    assertThat(insights().scopes()).isEqualTo(InsightEvents.Scopes.SHARED);
  }

  @Test
  void theSameIdUnderAnotherOwnerOfTheSameScopeIsAnotherInsight() {
    String other = "/accounts/b/security-center/insights/abc";
    sent(insight("abc"), RESET, 200).sent(other, RESET, 200);
    sent(insight("abc"), SET, 200).sent(other, OTHER, 409);

    assertThat(insights().scopes()).isEqualTo(InsightEvents.Scopes.UNKNOWN);
    assertThat(insights().events()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/accounts/a/security-center/insights/ABC, LOOKALIKE",
    "/accounts/a/security-center/insights/abc-x, LOOKALIKE",
    "/accounts/a/security-center/insights/abd, OTHER",
    "/accounts/b/security-center/insights/abc, OTHER_OWNER",
    "/accounts/b/security-center/insights/ABC, OTHER",
    "/zones/a/security-center/insights/abc, OTHER_OWNER",
    "/zones/a/security-center/insights/abd, OTHER",
    "/zones/b/security-center/insights/abc, OTHER"
  })
  void howAnotherInsightIsRelatedShowsInItsAddress(String path, Relation relation) {
    sent(insight("abc"), SET, 200).sent(path, SET, 200);

    assertThat(inputs()).endsWith(relation);
  }

  @Test
  void anIdThatAnotherOneBeginsWithIsALookalikeToo() {
    sent(insight("abc-x"), SET, 200).sent(insight("abc"), SET, 200);

    assertThat(insights().events().get(new Address("account", "a", "abc-x")))
        .extracting(Event::input)
        .endsWith(Relation.LOOKALIKE);
  }

  @Test
  void anInsightMayBeNamedInTheBodyForAnother() {
    sent(insight("abc"), SET, 200);
    sent(insight("abd"), "{\"classification\":\"false_positive\",\"id\":\"abc\"}", 200);
    sent(insight("abd") + "/", SET, 200);

    assertThat(inputs())
        .containsExactly(
            new Input.Change(Events.ONE, false), Relation.NAMED_IN_BODY, Relation.OTHER);
  }

  @ParameterizedTest
  @CsvSource({"1000000, true", "999999, false"})
  void aSecondInWhichItWasAskedForNothingIsAPauseOfAnInsight(long pause, boolean isPause) {
    sent(insight("abc"), SET, answered(200), 0, 1);
    sent(insight("abd"), SET, answered(200), 500_000, 500_001);
    sent(insight("abc"), SET, answered(200), 1 + pause, 2 + pause);

    Input again = new Input.Change(Events.ONE, false);
    Input elsewhere = Relation.OTHER;
    assertThat(inputs())
        .isEqualTo(
            isPause
                ? List.of(again, elsewhere, Input.Gap.PAUSED, again)
                : List.of(again, elsewhere, again));
  }

  @Test
  void thePauseOfAnotherInsightIsNoneOfThisOne() {
    sent(insight("abd"), SET, answered(200), 0, 1);
    sent(insight("abc"), SET, answered(200), 900_000, 900_001);
    sent(insight("abd"), SET, answered(200), 1_800_000, 1_800_001);
    sent(insight("abc"), SET, answered(200), 1_800_002, 1_800_003);

    assertThat(inputs()).doesNotContain(Input.Gap.PAUSED);
  }

  /** What a look shows may be the consequence of a pause; it is no request for the insight. */
  @Test
  void aLookDoesNotEndAPause() {
    sent(insight("abc"), RESET, answered(200), 0, 1);
    shown(600_000, "abc").shown(1_200_000, "abc");
    sent(insight("abc"), SET, answered(200), 1_800_000, 1_800_001);

    Input pause = Input.Gap.PAUSED;
    Input look = new Input.Shown(Events.HOME, false);
    assertThat(inputs())
        .containsExactly(
            Events.to(Events.HOME), look, pause, look, pause, new Input.Change(Events.ONE, false));
  }

  @Test
  void requestsAtTheSameTimeAreABurstToTheInsightThatTheyAreFor() {
    sent(insight("abc"), SET, 200).sent(insight("abd"), SET, 200);
    sent(insight("abc"), SET, answered(200), 10, 20);
    sent(insight("abd"), SET, answered(200), 15, 20);

    assertThat(inputs()).endsWith(Relation.OTHER, Input.Gap.BURST);
  }

  @Test
  void whatAListShowsOfAnotherInsightIsLeftOut() {
    sent(insight("abc"), RESET, 200).sent(insight("abd"), SET, 200).shown("abc", "abd");

    assertThat(inputs())
        .containsExactly(
            Events.to(Events.HOME), Relation.OTHER, new Input.Shown(Events.HOME, false));
    assertThat(InsightEvents.unseen(insights().events()).get(INSIGHT))
        .extracting(Event::input)
        .containsExactly(Events.to(Events.HOME), Relation.OTHER);
  }
}

package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.APPLIED;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.JSON;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Header;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP asks of an answer, over histories that are written down. */
class HttpRulesTest {
  private static final Finding UNTESTED = new Finding.Untested("no answer of this kind came");

  private static Finding found(String rule, Recorded history) {
    return history.finding(HttpRules.all(), rule);
  }

  /** A direct change, which has to be refused, and is answered like this. */
  private static Recorded direct(int status) {
    return nothing().accepted(RESET, FALSE_POSITIVE).patch(OTHER).answered(status);
  }

  /** A reset of a value, which has to be accepted, and is answered like this. */
  private static Recorded due(int status) {
    return nothing().accepted(RESET, FALSE_POSITIVE).patch(RESET).answered(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-01", "HTTP-02", "HTTP-03", "HTTP-04"})
  void nothingIsDecidedByAnEmptyHistory(String rule) {
    assertThat(found(rule, nothing())).isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-01", "HTTP-02", "HTTP-03", "HTTP-04"})
  void nothingIsDecidedWhereAnswersAreMissing(String rule) {
    assertThat(found(rule, nothing().patch(RESET).timedOut()))
        .isEqualTo(
            new Finding.Undecided(
                "1 of 1 requests weren't answered, or were told to come back later; the first is"
                    + " exchange 0 (test): nothing in 10 seconds"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 499})
  void aRefusalIsAnsweredWithAClientError(int status) {
    assertThat(found("HTTP-01", direct(status))).isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 399, 500, 599})
  void aRefusalIsAnsweredWithNothingElse(int status) {
    assertThat(found("HTTP-01", direct(status)))
        .isEqualTo(
            new Finding.Broken(
                "asked for other, which isn't accepted: expected a 4xx, got status " + status,
                List.of(2)));
  }

  @Test
  void aForbiddenRequestThatIsAcceptedIsForOtherRules() {
    assertThat(found("HTTP-01", direct(200))).isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/json ;q",
        "application/vnd.api+json"
      })
  void jsonIsDeclaredInAnyCaseWithAnyParametersAndAsAnyKindOfJson(String type) {
    assertThat(
            found(
                "HTTP-02",
                nothing().patch(RESET).answered(200, APPLIED, new Header("content-TYPE", type))))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/json", "application/jsonp", "application/+json", "", "json"})
  void whatIsNoTypeOfJsonIsToldAsItCame(String type) {
    assertThat(
            found(
                "HTTP-02",
                nothing().patch(RESET).answered(200, APPLIED, new Header("Content-Type", type))))
        .isEqualTo(
            new Finding.Broken(
                "expected a Content-Type of application/json, got \"" + type + '"', List.of(0)));
  }

  @Test
  void anAcknowledgementWithoutATypeIsToldAsSuch() {
    assertThat(
            found("HTTP-02", nothing().patch(RESET).answered(200, APPLIED, new Header[0]))
                .message())
        .isEqualTo("expected a Content-Type of application/json, got none");
  }

  @Test
  void eachTypeThatIsDeclaredHasToBeJson() {
    Header text = new Header("content-type", "text/plain");

    assertThat(found("HTTP-02", nothing().patch(RESET).answered(200, APPLIED, JSON, JSON)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
    for (Header[] types : List.of(new Header[] {JSON, text}, new Header[] {text, JSON})) {
      assertThat(found("HTTP-02", nothing().patch(RESET).answered(200, APPLIED, types)).message())
          .isEqualTo(
              "expected a Content-Type of application/json, got \"%s\" and \"%s\""
                  .formatted(types[0].value(), types[1].value()));
    }
  }

  @Test
  void onlyAcknowledgementsWithContentHaveToDeclareJson() {
    assertThat(
            found(
                "HTTP-02",
                nothing()
                    .patch(RESET)
                    .answered(204, "", new Header[0])
                    .patch(RESET)
                    .answered(400, "no", new Header("Content-Type", "text/plain"))
                    .patch(RESET)
                    .answered(200, "x", JSON)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 307, 399})
  void aChangeThatIsDueIsNotRedirected(int status) {
    assertThat(found("HTTP-03", due(status)))
        .isEqualTo(
            new Finding.Broken(
                "asked for a reset, which is allowed: expected no redirect, got status " + status,
                List.of(2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 299, 400})
  void whatIsNoRedirectIsCounted(int status) {
    assertThat(found("HTTP-03", due(status))).isEqualTo(new Finding.Holds("held by 2 answers"));
  }

  @Test
  void aRedirectOfWhatMayBeRefusedIsNoRefusal() {
    assertThat(found("HTTP-03", nothing().accepted(RESET).patch(RESET).answered(304)))
        .isEqualTo(
            new Finding.Broken(
                "asked for a reset, which is allowed: expected no redirect, got status 304",
                List.of(1)));
    assertThat(found("HTTP-03", nothing().accepted(RESET).patch("{}").answered(307)))
        .isEqualTo(UNTESTED);
  }

  @Test
  void whereNothingWasAcceptedEverythingThatMayBeIsDue() {
    assertThat(found("HTTP-03", nothing().patch(RESET).answered(307)))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void oneServerErrorMayBeAPassingTrouble() {
    assertThat(found("HTTP-04", due(500)))
        .isEqualTo(
            new Finding.Undecided(
                "one server error in the whole run may be a passing trouble: exchange 2 (asked for a"
                    + " reset)"));
  }

  @Test
  void threeServerErrorsAreShownAndTheOthersCounted() {
    Recorded history = nothing();
    for (int status : List.of(500, 502, 599, 500)) {
      history.accepted(RESET).patch(OTHER).answered(status);
    }

    assertThat(found("HTTP-04", history))
        .isEqualTo(
            new Finding.Broken(
                "asked for other, which is allowed: expected no server error, got status 500, and 3"
                    + " more like it",
                List.of(1),
                List.of(3, 5, 7),
                Optional.empty()));
  }

  @Test
  void aServerErrorCountsWhereTheStateIsKnownThoughTheAnswerIsOpen() {
    Recorded history = nothing().accepted(RESET).patch(RESET).answered(500);

    assertThat(found("HTTP-04", history)).isInstanceOf(Finding.Undecided.class);
    assertThat(found("HTTP-04", history.patch(RESET).answered(500)).message())
        .isEqualTo(
            "asked for a reset, which is allowed: expected no server error, got status 500, and 1"
                + " more like it");
  }

  @Test
  void aServerErrorWhereTheStateIsNotKnownTellsNothing() {
    assertThat(
            found(
                "HTTP-04",
                nothing()
                    .patch(OTHER)
                    .answered(500)
                    .patch(OTHER)
                    .answered(500)
                    .accepted(RESET, OTHER)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void aRefusalOfWhatIsDueIsNoServerError() {
    assertThat(found("HTTP-04", due(499))).isEqualTo(new Finding.Holds("held by 2 answers"));
  }

  @Test
  void formsThatHaveRulesOfTheirOwnAreLeftToThem() {
    Recorded history = nothing().accepted(RESET, "{}");
    for (int i = 0; i < 2; i++) {
      history
          .patch(OTHER)
          .with("Transfer-Encoding", "chunked")
          .answered(500)
          .accepted(RESET)
          .patch(body("other", "x".repeat(101)))
          .answered(500)
          .accepted(RESET);
    }

    assertThat(found("HTTP-04", history)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void anotherOpenQuestionIsNotLeftToOtherRules() {
    Recorded history = nothing().accepted(RESET);
    for (int i = 0; i < 2; i++) {
      history.patch(body("other", " ")).answered(500).accepted(RESET);
    }

    assertThat(found("HTTP-04", history).message())
        .startsWith("asked for other with a blank rationale, which is allowed");
  }

  @Test
  void otherMethodsAndPathsAreNoReasonForAServerError() {
    Recorded history = nothing();
    for (int i = 0; i < 2; i++) {
      history
          .patch(RESET)
          .by("POST")
          .answered(500, "", JSON)
          .patch(RESET)
          .at(path("i") + "/")
          .answered(500, "", JSON);
    }

    assertThat(found("HTTP-04", history).message())
        .isEqualTo(
            "asked for a reset by another method (POST), which isn't served: expected no server error, got"
                + " status 500, and 3 more like it");
    assertThat(found("HTTP-04", nothing().patch(RESET).by("POST").answered(501, "", JSON)))
        .as("nobody has to know a method")
        .isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @CsvSource({
    "Range, bytes=0-1, 302, true, all have to take it",
    "Range, bytes=0-1, 500, false, the rule of the form speaks of its server errors",
    "Content-Type, text/plain, 302, false, it may be refused in any way but by a server error",
    "Content-Type, text/plain, 500, false, the rule of the form speaks of its server errors"
  })
  void aFormThatMayBeRefusedIsForARuleOfItsOwn(
      String field, String value, int status, boolean isShown, String why) {
    Recorded direct = nothing().accepted(RESET, FALSE_POSITIVE);
    direct.patch(OTHER).with(field, value).answered(status);

    assertThat(found("HTTP-01", direct) instanceof Finding.Broken).as(why).isEqualTo(isShown);
  }

  @Test
  void aQueryMakesNoneOfThatRight() {
    Recorded direct = nothing().accepted(RESET, FALSE_POSITIVE);
    direct.patch(OTHER).at(path("i") + "?x=y").answered(500);

    assertThat(found("HTTP-01", direct)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void whatIsBetterRefusedIsRefusedInTheSameWay() {
    assertThat(found("HTTP-01", nothing().accepted(RESET).patch("null").answered(500)))
        .isEqualTo(
            new Finding.Broken(
                "sent a body that is null, which isn't accepted: expected a 4xx, got status 500",
                List.of(1)));
    assertThat(found("HTTP-01", nothing().accepted(RESET).patch("{}").answered(500)))
        .as("what is as well accepted")
        .isEqualTo(UNTESTED);
  }

  private static Finding labelled(String type, String content) {
    return found(
        "HTTP-16", nothing().patch(RESET).answered(400, content, new Header("Content-Type", type)));
  }

  @Test
  void aRefusalThatIsLabelledAsJsonIsJson() {
    assertThat(labelled("application/json", "<html>"))
        .isEqualTo(
            new Finding.Broken(
                "expected JSON, as the Content-Type says, got a body that is none: it isn't JSON (line"
                    + " 1, column 1)",
                List.of(0)));
    assertThat(labelled("text/html", "<html>")).isInstanceOf(Finding.Holds.class);
    assertThat(labelled("application/json", "")).isInstanceOf(Finding.Holds.class);
    assertThat(labelled("application/json", "{\"a\":1,\"a\":2}"))
        .as("the grammar of JSON lets a name stand twice")
        .isInstanceOf(Finding.Holds.class);
    assertThat(found("HTTP-16", nothing().patch(RESET).answeredInPart(400, "{\"a\":")))
        .as("nobody knows how it goes on")
        .isInstanceOf(Finding.Holds.class);
  }

  private static Finding allow(String... fields) {
    return found(
        "HTTP-07",
        nothing()
            .accepted(RESET)
            .patch(OTHER)
            .by("PUT")
            .answered(
                405,
                "",
                Stream.of(fields).map(it -> new Header("aLLoW", it)).toArray(Header[]::new)));
  }

  @Test
  void anAllowFieldNamesTheMethodThatWorks() {
    assertThat(allow("GET, PATCH")).isEqualTo(new Finding.Holds("held by 2 answers"));
    assertThat(allow("GET", "PATCH")).isEqualTo(new Finding.Holds("held by 2 answers"));
    assertThat(allow("HEAD, GET"))
        .isEqualTo(
            new Finding.Broken(
                "expected an Allow field with PATCH, which was accepted there, got GET, HEAD",
                List.of(1)));
    assertThat(allow())
        .isEqualTo(
            new Finding.Broken("expected an Allow field beside status 405, got none", List.of(1)));
  }

  @Test
  void whereNoChangeWasAcceptedNobodyKnowsWhatAnAllowFieldHasToName() {
    Header get = new Header("Allow", "GET");

    assertThat(found("HTTP-07", nothing().patch(RESET).answered(405, "", get)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
    assertThat(found("HTTP-07", nothing().patch(RESET).timedOut()))
        .isEqualTo(new Finding.Untested("no answer came"));
    assertThat(found("HTTP-07", nothing().look().answered(405, "", JSON)))
        .isEqualTo(new Finding.Untested("no answer came"));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 406})
  void onlyAnswersOf405NeedAnAllowField(int status) {
    assertThat(found("HTTP-07", nothing().patch(RESET).answered(status, "", JSON)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }
}

package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.nothingWithToken;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static io.github.insightkit.conformance.rules.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a state reader shows, over histories that are written down. */
class ReaderRulesTest {
  private static Finding shown(Recorded history) {
    return history.finding(ReaderRules.all(), StateRequirements.READER.id());
  }

  private static Finding afterRefusal(Recorded history) {
    return history.finding(ReaderRules.all(), StateRequirements.READER_AFTER_REFUSAL.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"READER-01", "READER-02"})
  void withoutAReaderThereIsNothingToJudge(String rule) {
    assertThat(nothing().accepted(RESET).finding(ReaderRules.all(), rule))
        .isEqualTo(new Finding.Inapplicable("the run was given no state reader"));
  }

  @Test
  void aListThatCanNotBeReadIsToldByItsLastAnswer() {
    assertThat(shown(nothing().accepted(RESET).look().timedOut().look().answered(403)))
        .isEqualTo(
            new Finding.Untested(
                "the state reader showed none of the insights, asked 2 times; last: status"
                    + " 403"));
  }

  @Test
  void aListThatNeverAnswersIsToldByWhatWentWrong() {
    assertThat(shown(nothing().accepted(RESET).look().timedOut()))
        .isEqualTo(
            new Finding.Untested(
                "the state reader showed none of the insights, asked 1 times; last: no"
                    + " answer: nothing in 10 seconds"));
  }

  @Test
  void aListOfOtherInsightsShowsNone() {
    assertThat(shown(nothing().accepted(RESET).showed("j", "null")))
        .isInstanceOf(Finding.Untested.class)
        .extracting(Finding::message)
        .asString()
        .startsWith("the state reader showed none of the insights, asked 1 times");
  }

  @Test
  void theStatesAreNamedThatNoLookShowed() {
    assertThat(
            shown(
                nothing().accepted(RESET).showed("i", "null").accepted(OTHER).showed("i", "other")))
        .isEqualTo(
            new Finding.Untested(
                "no look showed false_positive, accept_risk right after that was certain to"
                    + " stand"));
  }

  @Test
  void aLookTellsNothingWhileItIsNotCertainWhatStands() {
    assertThat(
            shown(
                nothing()
                    .accepted(RESET)
                    .patch(OTHER)
                    .answered(500)
                    .showed("i", "other")
                    .showed("i", "other")))
        .isEqualTo(
            new Finding.Untested(
                "no look showed unclassified, false_positive, accept_risk, other right after that"
                    + " was certain to stand"));
  }

  @Test
  void aLookAfterARefusalIsForTheOtherRule() {
    Recorded history = nothing().accepted(RESET, OTHER).refused(ACCEPT_RISK).showed("i", "other");

    assertThat(shown(history).message()).contains("accept_risk, other right after");
  }

  @Test
  void looksThatShowedEachStateWhileItStoodPass() {
    Recorded history = nothing().accepted(RESET).showed("i", "null");
    for (String value : new String[] {"false_positive", "accept_risk", "other"}) {
      history.accepted(RESET, value(value)).showed("i", value);
    }

    assertThat(shown(history)).isEqualTo(new Finding.Holds("4 looks showed what could stand"));
  }

  @Test
  void aLookIsNeededAfterARefusedChangeAndAfterARefusedBody() {
    Recorded history = nothing().accepted(RESET, FALSE_POSITIVE).showed("i", "false_positive");
    Finding neither = afterRefusal(history);
    history.refused(OTHER).showed("i", "false_positive");
    Finding change = afterRefusal(history);
    history.refused("[]").showed("i", "false_positive");

    assertThat(neither)
        .isEqualTo(
            new Finding.Untested(
                "no look came after a refused change or body while it was certain what stood"));
    assertThat(change)
        .isEqualTo(
            new Finding.Untested(
                "no look came after a refused body while it was certain what stood"));
    assertThat(afterRefusal(history))
        .isEqualTo(new Finding.Holds("3 looks showed what could stand"));
  }

  @Test
  void aLookAfterARefusedBodyAloneIsNotEnough() {
    assertThat(
            afterRefusal(
                nothing()
                    .accepted(RESET, FALSE_POSITIVE)
                    .refused("[]")
                    .showed("i", "false_positive")))
        .isEqualTo(
            new Finding.Untested(
                "no look came after a refused change while it was certain what stood"));
  }

  @Test
  void aRequestWithoutCredentialsIsNoRefusedBody() {
    assertThat(
            afterRefusal(
                nothingWithToken()
                    .accepted(RESET, FALSE_POSITIVE)
                    .refused(OTHER)
                    .showed("i", "false_positive")
                    .patch(RESET)
                    .without("Authorization")
                    .answered(401)
                    .showed("i", "false_positive")))
        .isEqualTo(
            new Finding.Untested(
                "no look came after a refused body while it was certain what stood"));
  }

  @Test
  void whatIsAskedOfAnotherInsightOrNotAnsweredComesNotBetweenARefusalAndALook() {
    assertThat(
            afterRefusal(
                nothing()
                    .accepted(RESET, FALSE_POSITIVE)
                    .refused(OTHER)
                    .patch(FALSE_POSITIVE)
                    .at(path("j"))
                    .answered(200)
                    .patch("")
                    .by("GET")
                    .timedOut()
                    .showed("i", "false_positive")))
        .isEqualTo(
            new Finding.Untested(
                "no look came after a refused body while it was certain what stood"));
  }

  @Test
  void whatCanNotHaveHappenedLeavesEveryStatePossible() {
    assertThat(
            shown(
                nothing()
                    .accepted(RESET, FALSE_POSITIVE, OTHER)
                    .showed("i", "other")
                    .accepted(RESET)
                    .showed("i", "null")))
        .isEqualTo(
            new Finding.Untested(
                "no look showed false_positive, accept_risk, other right after that was certain to"
                    + " stand"));
  }

  private static Finding logged(Recorded history) {
    return history.finding(ReaderRules.all(), StateRequirements.READER_RATIONALE.id());
  }

  @Test
  void aReasonInTheLogIsHeldAgainstEachThatWasAcknowledgedSinceTheValueStands() {
    Recorded history =
        nothing()
            .accepted(RESET, body("other", "one"), body("other", "two"))
            .logged("other", "\"one\"");

    assertThat(logged(history))
        .isEqualTo(new Finding.Holds("1 looks showed the rationale that was acknowledged"));
    assertThat(logged(history.logged("other", "\"three\"")).message())
        .isEqualTo("expected the log to have the rationale \"two\" beside other, got \"three\"");
  }

  @Test
  void aFormOfUnicodeIsNoOtherReason() {
    assertThat(
            logged(
                nothing().accepted(RESET, body("other", "e\u0301")).logged("other", "\"\u00e9\"")))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void aReasonThatMayBeLeftOutMayBeMissingAndOneThatWasNeverGivenMayNotBeThere() {
    Recorded history = nothing().accepted(RESET, FALSE_POSITIVE).logged("false_positive", "null");

    assertThat(logged(history))
        .isEqualTo(
            new Finding.Untested(
                "no look came after a change with a rationale that was acknowledged"));
    assertThat(
            logged(
                    nothing()
                        .accepted(RESET, "{\"classification\":\"false_positive\"}")
                        .logged("false_positive", "\"stale\""))
                .message())
        .isEqualTo(
            "expected the log to have the rationale none beside false_positive, got \"stale\"");
  }

  @Test
  void aReasonIsNotHeldWhileItIsNotCertainWhatWasAcknowledged() {
    assertThat(
            logged(
                nothing()
                    .accepted(RESET, body("other", "one"))
                    .patch(RESET)
                    .answered(500)
                    .logged("other", "\"two\"")))
        .isInstanceOf(Finding.Untested.class);
  }

  @Test
  void aReasonThatNotEverybodyCanKeepIsNotHeld() {
    assertThat(
            logged(nothing().accepted(RESET, body("other", "a\\u0000b")).logged("other", "\"a\"")))
        .isInstanceOf(Finding.Untested.class);
  }

  @Test
  void aRunThatReadsTheListAloneHasNoLog() {
    assertThat(logged(nothing().accepted(RESET, OTHER).showed("i", "other")))
        .isEqualTo(
            new Finding.Inapplicable("the run was not given the audit log as its state reader"));
  }

  @Test
  void aReasonIsNotHeldAfterAnotherPathMayHaveChangedTheInsight() {
    Recorded history = nothing().accepted(RESET, body("other", "one"));
    history.patch(RESET).at(path("j")).answered(200);
    assertThat(logged(history.logged("other", "\"one\""))).isInstanceOf(Finding.Holds.class);

    history = nothing().accepted(RESET, body("other", "one"));
    history.patch(RESET).at(path("i").replace("/accounts/", "/zones/")).answered(409);
    assertThat(logged(history.logged("other", "\"two\""))).isInstanceOf(Finding.Untested.class);
  }
}

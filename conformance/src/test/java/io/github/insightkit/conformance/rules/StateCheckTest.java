package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a rule about states is judged, over histories that are written down. */
class StateCheckTest {
  private static final String OTHER_BARE = "{\"classification\":\"other\"}";

  /** What the contract leaves open between states is decided; a value stands. */
  private static Recorded decided() {
    return nothing().accepted(RESET, RESET, FALSE_POSITIVE, FALSE_POSITIVE);
  }

  private static Finding found(String rule, Recorded history) {
    return new StateCheck(rule, input -> false).apply(history.evidence());
  }

  @Test
  void whatNothingAsksForIsUntested() {
    assertThat(found("ISOLATION-01", nothing().accepted(RESET)))
        .isEqualTo(new Finding.Untested("nothing in the history asks for it"));
  }

  @Test
  void whatNothingAsksForIsUndecidedWhereAnswersAreMissing() {
    assertThat(found("ISOLATION-01", nothing().accepted(RESET).patch(OTHER).cutOff()))
        .isEqualTo(
            new Finding.Undecided(
                "1 of 2 requests weren't answered, or were told to come back later; the first is"
                    + " exchange 1 (test): the connection ended"));
  }

  @Test
  void oneWayOfBreakingTheRuleIsNamedThatIsNotRuledOut() {
    assertThat(
            found(
                StateRequirements.RESET.id(),
                decided().accepted(RESET, ACCEPT_RISK, ACCEPT_RISK, RESET, FALSE_POSITIVE)))
        .isEqualTo(
            new Finding.Untested(
                "4 of 12 ways of breaking it are not ruled out, such as: in state other, \"a"
                    + " reset\" is refused and leads to unclassified"));
  }

  @Test
  void aWayOfAcceptingWronglyIsNamedAsSuch() {
    assertThat(found(StateRequirements.DIRECT_CHANGE.id(), decided()).message())
        .isEqualTo(
            "24 of 24 ways of breaking it are not ruled out, such as: in state accept_risk,"
                + " \"false_positive\" is accepted and leads to unclassified");
  }

  @Test
  void everyObservableWayHasToBeRuledOutForARuleToHold() {
    assertThat(
            found(
                StateRequirements.RESET.id(),
                decided()
                    .accepted(RESET, ACCEPT_RISK, ACCEPT_RISK)
                    .accepted(RESET, OTHER, OTHER)
                    .accepted(RESET, FALSE_POSITIVE)))
        .isEqualTo(new Finding.Holds("ruled out all 12 observable ways of breaking it"));
  }

  @Test
  void aListThatShowsSomeInsightsDoesNotAskForMoreThanNoList() {
    assertThat(
            found(
                StateRequirements.RESET.id(),
                decided()
                    .accepted(RESET, ACCEPT_RISK, ACCEPT_RISK)
                    .accepted(RESET, OTHER, OTHER)
                    .accepted(RESET, FALSE_POSITIVE)
                    .showed("i", "false_positive")))
        .isEqualTo(new Finding.Holds("ruled out all 12 observable ways of breaking it"));
  }

  @Test
  void everyStateIsNamedThatWasPossibleBeforeTheLastAnswer() {
    assertThat(
            found(
                    "RATIONALE-01",
                    nothing()
                        .accepted(RESET)
                        .patch(FALSE_POSITIVE)
                        .answered(500)
                        .accepted(OTHER_BARE))
                .message())
        .isEqualTo(
            "asked for other without a rationale while the insight could only be unclassified or"
                + " false_positive: expected it to be refused, got status 200, accepted");
  }

  @Test
  void whatIsForbiddenWhateverStandsIsToldSo() {
    assertThat(found("RATIONALE-01", nothing().accepted(OTHER_BARE)).message())
        .isEqualTo(
            "asked for other without a rationale whatever stands: expected it to be refused, got"
                + " status 200, accepted");
  }

  @Test
  void whatElseBreaksTheRuleIsCountedOnceForEachRequestAndState() {
    Recorded history =
        nothing()
            .accepted(RESET, FALSE_POSITIVE, ACCEPT_RISK)
            .accepted(RESET, FALSE_POSITIVE, OTHER)
            .accepted(RESET, FALSE_POSITIVE, OTHER);
    Finding.Broken broken = (Finding.Broken) found(StateRequirements.DIRECT_CHANGE.id(), history);

    assertThat(broken.exchanges()).containsExactly(0, 1, 2);
    assertThat(broken.more()).containsExactly(5);
    assertThat(broken.message()).endsWith(", got status 200, accepted, and 1 more like it");
  }

  @Test
  void aProofShowsEachExchangeOnce() {
    Recorded history =
        StateBreaches.refusing(nothing())
            .accepted(RESET)
            .patch(FALSE_POSITIVE)
            .with("Connection", "close")
            .answered(200)
            .accepted(ACCEPT_RISK);
    Finding.Broken broken = (Finding.Broken) found(StateRequirements.RECONNECTED.id(), history);

    assertThat(broken.exchanges()).containsExactly(6, 7, 8);
    assertThat(broken.proof().orElseThrow().steps())
        .extracting(step -> step.event().exchange())
        .isEqualTo(broken.exchanges());
  }

  @Test
  void whatDoesNotShowWhenItIsSentThreeTimesAgainIsNotBlamed() {
    Recorded history = nothing().accepted(RESET, OTHER_BARE);
    Finding once = found("RATIONALE-01", history);
    history.accepted(RESET).refused(OTHER_BARE);
    Finding again = found("RATIONALE-01", history);
    history.accepted(RESET).refused(OTHER_BARE);
    history.accepted(RESET).refused(OTHER_BARE);

    assertThat(once).isInstanceOf(Finding.Broken.class);
    assertThat(again.message())
        .isEqualTo(
            once.message()
                + "; at another time in this run the same requests were answered as they have to"
                + " be");
    assertThat(found("RATIONALE-01", history))
        .isEqualTo(
            new Finding.Undecided(
                once.message()
                    + "; but the same requests (exchanges 0, 1) were answered as they have to be when"
                    + " they were sent again, so that somebody else may have changed the insight meanwhile, or"
                    + " several nodes don't agree"));
  }

  @Test
  void whatOnlyShowsAfterMoreIsShownWithAsMuchAsItTakes() {
    Recorded history =
        nothing()
            .accepted(RESET)
            .refused(OTHER_BARE)
            .accepted(RESET, OTHER, RESET)
            .accepted(OTHER_BARE);

    assertThat(found("RATIONALE-01", history).message())
        .endsWith(
            "; it takes what goes before as well (a reset, other), for without that the rest was"
                + " answered as it has to be");
    assertThat(((Finding.Broken) found("RATIONALE-01", history)).exchanges())
        .containsExactly(2, 3, 4, 5);
  }

  @Test
  void anotherInsightIsAnotherRequest() {
    assertThat(
            found(
                    "ISOLATION-01",
                    StateBreaches.standing()
                        .patch(RESET)
                        .at(path("j"))
                        .answered(200)
                        .accepted(ACCEPT_RISK))
                .message())
        .isEqualTo(StateBreaches.moved("a request for another insight"));
  }

  @Test
  void aTryThatWasPutOffIsShownWithTheOneAfterIt() {
    Recorded history = nothing().accepted(RESET, OTHER, RESET);
    for (int i = 0; i < 2; i++) {
      history.patch(OTHER_BARE).answered(429);
    }
    Finding.Broken broken = (Finding.Broken) found("RATIONALE-01", history.accepted(OTHER_BARE));

    assertThat(broken.exchanges()).containsExactly(2, 3, 4, 5);
    assertThat(broken.message())
        .endsWith(
            "; a try before was told to come back later, and may have made the change all the"
                + " same");
  }

  @Test
  void whatWasPutOffForAnotherRequestIsNoTryOfIt() {
    Recorded history = nothing().patch(OTHER_BARE).answered(429).accepted(RESET);
    history.patch(OTHER).answered(429).accepted(OTHER_BARE);

    assertThat(((Finding.Broken) found("RATIONALE-01", history)).exchanges()).containsExactly(1, 3);
  }
}

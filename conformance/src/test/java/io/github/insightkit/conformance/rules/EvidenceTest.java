package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static io.github.insightkit.conformance.rules.Recorded.value;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract makes of a history. */
class EvidenceTest {
  private static final Address INSIGHT = new Address("account", "a", "i");
  private static final String OTHER_BARE = "{\"classification\":\"other\"}";

  private static Evidence answered(String statuses) {
    Recorded history = nothing();
    Arrays.stream(statuses.split(" ", -1))
        .forEach(status -> history.patch(RESET).answered(Integer.parseInt(status)));
    return history.evidence();
  }

  private static List<Integer> indexes(List<Answered> answers) {
    return answers.stream().map(Answered::index).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "401 401, 401",
    "403, 403",
    "404 405 404, 404 or 405",
    "500, 500",
    "599 502, 599 or 502"
  })
  void aServerThatTurnsEverythingAwayOrAlwaysFailsIsNotJudged(String statuses, String told) {
    assertThat(Barred.why(answered(statuses)))
        .contains(
            "every request was answered with "
                + told
                + "; check the base URL, the ids, the token, and whether the server is well");
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "499", "404 400", "200", "404 500", "503 200"})
  void anyOtherAnswerLetsItBeJudged(String statuses) {
    assertThat(Barred.why(answered(statuses))).isEmpty();
  }

  @Test
  void aServerThatNeverAnswersWasNotTurnedAwayBy() {
    assertThat(Barred.why(nothing().evidence())).isEmpty();
    assertThat(Barred.why(nothing().patch(RESET).timedOut().evidence())).isEmpty();
  }

  /** What is said where something is lacking. */
  private static Finding lacking(Evidence evidence) {
    return Finding.lacking(evidence, "no value");
  }

  @Test
  void aRequestWithoutAnAnswerOrWithOneThatAsksToComeBackMayBeWhatIsLacking() {
    assertThat(lacking(nothing().accepted(RESET).evidence()))
        .isEqualTo(new Finding.Untested("no value"));
    assertThat(lacking(nothing().patch(RESET).answered(503).evidence()))
        .isInstanceOf(Finding.Untested.class);
    assertThat(lacking(nothing().accepted(RESET).patch(RESET).cutOff().evidence()))
        .isInstanceOf(Finding.Undecided.class);
    assertThat(lacking(nothing().patch(RESET).answered(429).evidence()).message())
        .startsWith("1 of 1 requests weren't answered, or were told to come back later;")
        .endsWith(": throttled");
    assertThat(
            lacking(
                nothing()
                    .patch(RESET)
                    .answered(503, "", new Header("retry-after", "1"))
                    .evidence()))
        .isInstanceOf(Finding.Undecided.class);
  }

  @Test
  void looksAtAListAreNoExchangesOfTheContract() {
    Evidence evidence = nothing().showed("i", "null").accepted(RESET).look().timedOut().evidence();

    assertThat(evidence.exchanges()).extracting(Exchange::index).containsExactly(1);
    assertThat(lacking(evidence)).isInstanceOf(Finding.Untested.class);
    assertThat(evidence.readings())
        .extracting(reading -> reading.exchange().index())
        .containsExactly(1);
    assertThat(evidence.looks())
        .extracting(reading -> reading.exchange().index())
        .containsExactly(0);
  }

  @Test
  void pathsThatNameNoInsightAreNotRead() {
    Evidence evidence =
        nothing().accepted(RESET).patch(RESET).at(path("%2569")).answered(404).evidence();

    assertThat(evidence.readings()).hasSize(1);
    assertThat(evidence.exchanges()).hasSize(2);
  }

  @Test
  void whatAListShowedTakesPartUnlessItWasWrong() {
    Recorded history = nothing().accepted(RESET).showed("i", "null");
    Evidence right = history.evidence();
    Evidence wrong = history.accepted(OTHER).showed("i", "null").evidence();

    assertThat(right.isReaderWrong()).isFalse();
    assertThat(right.insights())
        .isEqualTo(right.seen())
        .isNotEqualTo(InsightEvents.unseen(right.seen()));
    assertThat(wrong.isReaderWrong()).isTrue();
    assertThat(wrong.insights()).isEqualTo(InsightEvents.unseen(wrong.seen()));
    assertThat(wrong.insights().get(INSIGHT))
        .extracting(Event::input)
        .noneMatch(Input.Shown.class::isInstance);
  }

  @Test
  void requestsAreSortedByWhatTheContractSaysOfThem() {
    Expectations expectations =
        nothing()
            .refused(OTHER)
            .accepted(RESET)
            .refused(RESET)
            .accepted(FALSE_POSITIVE)
            .refused(OTHER)
            .refused("[]")
            .patch(RESET)
            .by("POST")
            .answered(405)
            .patch(RESET)
            .at(path("i") + "/")
            .answered(404)
            .accepted("{}")
            .patch(RESET)
            .cutOff()
            .evidence()
            .expectations();

    assertThat(indexes(expectations.allowed())).containsExactly(0, 1, 3, 8);
    assertThat(indexes(demanded(expectations))).containsExactly(1, 3, 8);
    assertThat(indexes(expectations.forbidden())).containsExactly(2, 4, 5);
    assertThat(indexes(expectations.allowedForCertain())).containsExactly(1, 3, 8);
  }

  private static List<Answered> demanded(Expectations expectations) {
    return expectations.allowed().stream().filter(expectations::isDemanded).toList();
  }

  @Test
  void whereNothingWasEverAcceptedAllThatMayBeIsDemanded() {
    Expectations expectations =
        nothing().refused(RESET, OTHER).refused("[]").evidence().expectations();

    assertThat(indexes(demanded(expectations))).containsExactly(0, 1);
    assertThat(indexes(expectations.forbidden())).containsExactly(2);
  }

  @Test
  void afterWhatCanNotHaveHappenedNoStateIsKnown() {
    Expectations expectations =
        nothing()
            .accepted(RESET, FALSE_POSITIVE, OTHER)
            .refused(ACCEPT_RISK)
            .evidence()
            .expectations();

    assertThat(indexes(expectations.forbidden())).containsExactly(2);
    assertThat(indexes(expectations.allowed())).containsExactly(0, 1, 3);
  }

  @Test
  void onlyRequestsForTheSameInsightAtTheSameTimeAreConcurrent() {
    Recorded history = nothing().accepted(RESET).accepted(OTHER);
    history.patch(RESET).meanwhile().answered(200);
    Evidence evidence = history.evidence();

    assertThat(evidence.exchanges())
        .filteredOn(evidence.expectations()::isConcurrent)
        .extracting(Exchange::index)
        .containsExactly(1, 2);
  }

  @Test
  void theShortestProofOverAllInsightsIsTaken() {
    Recorded history = nothing();
    for (String issue : List.of("i", "j", "k")) {
      history.patch(RESET).at(path(issue)).answered(200);
      if (!issue.equals("j")) {
        history.patch(FALSE_POSITIVE).at(path(issue)).answered(500);
        history.patch("{}").at(path(issue)).answered(400);
      }
      history.patch(OTHER_BARE).at(path(issue)).answered(200);
    }
    Evidence evidence = history.evidence();

    assertThat(requireNonNull(evidence.proofs().get("RATIONALE-01")).address())
        .isEqualTo(new Address("account", "a", "j"));
    assertThat(evidence.proofs()).doesNotContainKey(StateRequirements.SET.id());
  }

  @Test
  void amongProofsOfOneLengthTheFirstIsTaken() {
    Recorded history = nothing();
    for (String issue : List.of("i", "j")) {
      history.patch(RESET).at(path(issue)).answered(200);
      history.patch(OTHER_BARE).at(path(issue)).answered(200);
    }

    assertThat(requireNonNull(history.evidence().proofs().get("RATIONALE-01")).address())
        .isEqualTo(INSIGHT);
  }

  @Test
  void aProofOfWhatAListShowedWrongly() {
    Evidence evidence = nothing().accepted(RESET).showed("i", "other").evidence();

    assertThat(evidence.proofs()).containsOnlyKeys(StateRequirements.READER.id());
  }

  @Test
  void theUnknownValueThatWasTriedFirstIsTheOneThatHasToBeTriedInEachState() {
    Recorded history = nothing().accepted(RESET, RESET, FALSE_POSITIVE, FALSE_POSITIVE);
    history.refused(value("first"), OTHER).accepted(FALSE_POSITIVE).refused(value("second"));
    history.accepted(FALSE_POSITIVE);

    assertThat(history.evidence().survivors(true).of("VALUE-01", input -> false).open())
        .extracting(mutant -> mutant.input().toString())
        .containsOnly("the unknown value \"first\"");
  }

  @Test
  void withoutAListNothingIsWorkedOutTwice() {
    Evidence evidence = nothing().accepted(RESET).evidence();

    assertThat(evidence.survivors(true)).isSameAs(evidence.survivors(true));
    assertThat(evidence.survivors(false)).isSameAs(evidence.survivors(true));
  }

  @Test
  void whatAListShowedIsLeftOutWhereItIsToBeLeftOut() {
    Evidence evidence = nothing().accepted(RESET).showed("i", "null").evidence();

    assertThat(evidence.survivors(false)).isNotSameAs(evidence.survivors(true));
    assertThat(evidence.survivors(false)).isSameAs(evidence.survivors(false));
  }

  @Test
  void scopesAreFoundOutFromWhatIsPossible() {
    assertThat(nothing().accepted(RESET).evidence().scopes())
        .isEqualTo(InsightEvents.Scopes.UNKNOWN);
  }

  /** A change that another insight made once, and not when this was sent for the other again. */
  private static Finding leakedOnce(List<String> bodies) {
    Recorded history = StateBreaches.standing();
    history.patch(bodies.get(0)).at(path("j")).answered(200).accepted(ACCEPT_RISK);
    for (String body : bodies.subList(1, bodies.size())) {
      history.accepted(RESET, FALSE_POSITIVE).patch(body).at(path("j")).answered(200);
      history.refused(ACCEPT_RISK);
    }
    return history.finding(StateRules.all(), "ISOLATION-01");
  }

  @Test
  void whatIsSentForAnotherInsightIsTheSameIfItWasSentAlike() {
    assertThat(leakedOnce(List.of(OTHER, OTHER, OTHER, OTHER)))
        .isInstanceOf(Finding.Undecided.class);
    assertThat(leakedOnce(List.of(RESET, OTHER, OTHER, OTHER))).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void whatIsSentAgainIsJudgedByTheSameRules() {
    Evidence evidence = nothing().accepted(RESET, FALSE_POSITIVE, OTHER).evidence();
    List<Event> broken = evidence.insights().values().iterator().next();

    assertThat(evidence.isPermitted(broken)).isFalse();
    assertThat(evidence.isPermitted(broken.subList(0, 2))).isTrue();
    assertThat(evidence.isShown(StateRequirements.DIRECT_CHANGE.id(), broken)).isTrue();
    assertThat(evidence.isShown(StateRequirements.DIRECT_CHANGE.id(), broken.subList(0, 2)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 302, REFUSED, nothing was asked for",
    "GET, 500, REFUSED, nothing was asked for",
    "POST, 302, REFUSED, nobody has to serve it",
    "POST, 501, REFUSED, nobody has to serve it",
    "POST, 500, UNCLEAR, it may have been served",
    "POST, 200, ACCEPTED, it was served",
    "PATCH, 302, UNCLEAR, it is the contract's operation",
    "PATCH, 501, UNCLEAR, it is the contract's operation"
  })
  void anAnswerThatSaysNothingOfAChangeSaysSomethingOfAnotherMethod(
      String method, int status, Answer answer, String why) {
    Evidence evidence =
        nothing().accepted(RESET).patch(RESET).by(method).answered(status).evidence();

    assertThat(evidence.all().get(1).answer()).as(why).isEqualTo(answer);
  }
}

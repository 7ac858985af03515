package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.CONTRACT;
import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Kinds;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How open questions are found to be answered. */
class CalibrationTest {
  private static Collection<Trace> traces(Events events) {
    return Trace.open(CONTRACT, Map.of("", events.list())).values();
  }

  private static Map<String, Answer> choices(Events events) {
    return Calibration.of(CONTRACT, traces(events)).choices();
  }

  @Test
  void theFirstAnswerToAQuestionCounts() {
    assertThat(choices(new Events().accepted(HOME).refused(HOME).accepted(HOME)))
        .containsExactly(Map.entry("reset-when-unclassified", Answer.REFUSED));
    assertThat(choices(new Events().accepted(HOME, ONE, ONE).refused(ONE)))
        .containsExactly(Map.entry("same-value", Answer.ACCEPTED));
  }

  @Test
  void itCountsWhicheverInsightItWasGivenFor() {
    Map<String, List<Event>> insights = new LinkedHashMap<>();
    insights.put(
        "at rest",
        List.of(
            new Event(0, to(HOME), Answer.ACCEPTED),
            new Event(1, to(ONE), Answer.ACCEPTED),
            new Event(5, to(ONE), Answer.ACCEPTED)));
    insights.put(
        "at work",
        List.of(
            new Event(2, to(HOME), Answer.ACCEPTED),
            new Event(3, to(ONE), Answer.ACCEPTED),
            new Event(4, to(ONE), Answer.REFUSED)));

    assertThat(Calibration.of(CONTRACT, Trace.open(CONTRACT, insights).values()).choices())
        .containsExactly(Map.entry("same-value", Answer.REFUSED));
  }

  @Test
  void whatIsAskedBeforeTheStateIsKnownAnswersNoQuestion() {
    assertThat(choices(new Events().refused(HOME))).isEmpty();
    assertThat(choices(new Events().accepted(HOME))).isEmpty();
  }

  @Test
  void anUnclearAnswerAnswersNoQuestion() {
    assertThat(choices(new Events().accepted(HOME).lost(HOME))).isEmpty();
  }

  @Test
  void whatTheContractSettlesIsNoQuestion() {
    assertThat(choices(new Events().accepted(HOME, ONE).refused(TWO))).isEmpty();
  }

  @Test
  void openFormsAndEmptyBodiesAreQuestionsAndTemptingFormsAreNot() {
    assertThat(
            choices(
                new Events()
                    .accepted(HOME)
                    .then(new Input.NoChange(Kinds.open("absent")), Answer.REFUSED)
                    .then(new Input.Disguised(to(ONE), RoutingForms.QUERY), Answer.REFUSED)
                    .then(
                        new Input.Unspecified(TWO, Kinds.open("blank-rationale"), ""),
                        Answer.ACCEPTED)))
        .containsExactly(
            Map.entry("absent", Answer.REFUSED), Map.entry("blank-rationale", Answer.ACCEPTED));
  }

  @Test
  void afterWhatIsImpossibleTheStateIsUnknownUntilItShows() {
    assertThat(choices(new Events().accepted(HOME, ONE, TWO).refused(HOME))).isEmpty();
    assertThat(choices(new Events().accepted(HOME, ONE, TWO, HOME).refused(HOME)))
        .containsExactly(Map.entry("reset-when-unclassified", Answer.REFUSED));
  }

  @Test
  void theFirstAnswerCountsInAllStatesButInThoseWhereAnotherWasGiven() {
    Input absent = new Input.NoChange(Kinds.open("absent"));
    Events events =
        new Events()
            .accepted(HOME)
            .then(absent, Answer.ACCEPTED)
            .accepted(ONE)
            .refused(ONE)
            .then(absent, Answer.ACCEPTED)
            .accepted(HOME, TWO, TWO)
            .then(absent, Answer.REFUSED);

    assertThat(choices(events))
        .containsExactly(
            Map.entry("absent", Answer.ACCEPTED),
            Map.entry("absent in " + TWO.name(), Answer.REFUSED),
            Map.entry("same-value", Answer.REFUSED),
            Map.entry("same-value in " + TWO.name(), Answer.ACCEPTED));
    assertThat(Calibration.answers(CONTRACT, traces(events)))
        .containsExactly(
            Map.entry(
                "absent", Map.of(HOME, Answer.ACCEPTED, ONE, Answer.ACCEPTED, TWO, Answer.REFUSED)),
            Map.entry("same-value", Map.of(ONE, Answer.REFUSED, TWO, Answer.ACCEPTED)));
  }

  @Test
  void whatIsNotKnownIsDecidedToBeRefused() {
    Calibration known =
        new Calibration(Map.of("same-value", Answer.ACCEPTED, "absent", Answer.ACCEPTED));

    assertThat(known.decided(CONTRACT).choices())
        .as("nothing but the transitions of the table is decided")
        .containsExactly(
            Map.entry("reset-when-unclassified", Answer.REFUSED),
            Map.entry("same-value", Answer.ACCEPTED));
  }

  @Test
  void whatIsAnsweredByStateIsDecidedByState() {
    Map<String, Answer> first =
        Map.of("reset-when-unclassified", Answer.ACCEPTED, "same-value", Answer.REFUSED);
    Map<String, Answer> choices = new LinkedHashMap<>(first);
    choices.put("same-value in " + TWO.name(), Answer.ACCEPTED);
    Calibration byState = new Calibration(choices);

    assertThat(new Calibration(first).isByState(CONTRACT)).isFalse();
    assertThat(byState.isByState(CONTRACT)).isTrue();
    assertThat(byState.decided(CONTRACT).choices()).isEqualTo(choices);
    assertThat(byState.inAllStates(CONTRACT).choices()).isEqualTo(first);
  }

  @Test
  void theAnswerOfAStateGoesBeforeThatOfTheOthers() {
    Automaton byState =
        Events.automaton(
            new Calibration(
                Map.of(
                    "same-value", Answer.REFUSED, "same-value in " + TWO.name(), Answer.ACCEPTED)),
            ViolatedRules.NONE);

    assertThat(byState.after(List.of(ONE), to(ONE), Answer.REFUSED)).containsExactly(ONE);
    assertThat(byState.after(List.of(ONE), to(ONE), Answer.ACCEPTED)).isEmpty();
    assertThat(byState.after(List.of(TWO), to(TWO), Answer.ACCEPTED)).containsExactly(TWO);
    assertThat(byState.after(List.of(TWO), to(TWO), Answer.REFUSED)).isEmpty();
  }

  @Test
  void anAnswerCountsUnlessTheNextOneShowsAnotherState() {
    assertThat(choices(new Events().accepted(HOME, ONE).refused(ONE).refused(TWO)))
        .containsExactly(Map.entry("same-value", Answer.REFUSED));
    assertThat(choices(new Events().accepted(HOME, ONE).refused(ONE).accepted(TWO))).isEmpty();
  }
}

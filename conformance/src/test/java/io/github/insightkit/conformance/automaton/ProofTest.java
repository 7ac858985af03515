package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Kinds;
import io.github.insightkit.conformance.requests.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs that a direct change was accepted, cut out of events that are written down. */
class ProofTest {
  private static Optional<Proof> proof(Events events) {
    return Proof.of(automaton(Events::direct), "DIRECT", Map.of(INSIGHT, events.list()));
  }

  private static List<Integer> exchanges(Events events) {
    return proof(events).orElseThrow().steps().stream()
        .map(step -> step.event().exchange())
        .toList();
  }

  private static Events repeated(Events events, State state, int times) {
    IntStream.range(0, times).forEach(i -> events.refused(state));
    return events;
  }

  @Test
  void whatIsPossibleIsNoProof() {
    assertThat(proof(new Events().accepted(HOME, ONE).refused(TWO))).isEmpty();
  }

  @Test
  void whatThisRuleDoesNotExplainIsNoProofOfIt() {
    assertThat(proof(new Events().accepted(HOME).refused(ONE).accepted(HOME))).isEmpty();
  }

  @Test
  void eachStepTellsWhatWasPossible() {
    assertThat(proof(new Events().accepted(HOME, ONE, TWO)).orElseThrow().steps())
        .containsExactly(
            new Step(
                new Event(0, Events.to(HOME), Answer.ACCEPTED),
                List.of(HOME, ONE, TWO, THREE),
                List.of(HOME)),
            new Step(new Event(1, Events.to(ONE), Answer.ACCEPTED), List.of(HOME), List.of(ONE)),
            new Step(new Event(2, Events.to(TWO), Answer.ACCEPTED), List.of(ONE), List.of()));
  }

  @Test
  void withoutAResetTheShortestRunIsTheProof() {
    assertThat(exchanges(new Events().accepted(ONE, ONE, TWO))).containsExactly(1, 2);
  }

  @Test
  void ofTwoRunsOfTheSameLengthTheFirstIsTheProof() {
    assertThat(exchanges(new Events().accepted(HOME, ONE, TWO, HOME, ONE, TWO)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void oneThatBeginsWithAResetGoesBeforeAShorterOne() {
    assertThat(exchanges(new Events().accepted(ONE, TWO, HOME, ONE, THREE)))
        .containsExactly(2, 3, 4);
    assertThat(exchanges(repeated(new Events().accepted(HOME, ONE, TWO), ONE, 5).accepted(ONE)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void aResetIsLookedForThreeExchangesBack() {
    assertThat(exchanges(repeated(new Events().accepted(HOME, ONE), TWO, 2).accepted(TWO)))
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void eightExchangesCanBeRepeatedByHandAndNineCannot() {
    assertThat(exchanges(repeated(new Events().accepted(HOME, ONE), TWO, 5).accepted(TWO)))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(exchanges(repeated(new Events().accepted(HOME, ONE), TWO, 6).accepted(TWO)))
        .as("but for the reset")
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void whatHappenedElsewhereIsShownAsLongAsThereIsLittleOfIt() {
    Proof proof =
        proof(new Events().accepted(HOME).elsewhere().accepted(ONE).elsewhere().accepted(TWO))
            .orElseThrow();

    assertThat(proof.steps())
        .extracting(step -> step.event().exchange())
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(proof.run()).extracting(Event::exchange).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatHappenedElsewhereIsShownIfItIsWhatBreaksTheRule() {
    ViolatedRules leak =
        (before, input, answer, after) -> input instanceof Relation ? Set.of("LEAK") : Set.of();
    List<Event> events =
        new Events().accepted(HOME).elsewhere().accepted(ONE).elsewhere().accepted(TWO).list();

    assertThat(Proof.of(automaton(leak), "LEAK", Map.of(INSIGHT, events)).orElseThrow().steps())
        .extracting(step -> step.event().exchange())
        .containsExactly(0, 1, 2, 3, 4);
  }

  /** DIRECT; and LEAK: a refused change has effect. */
  private static Set<String> directOrLeak(State before, Input input, Answer answer, State after) {
    return input instanceof Input.Change && answer == Answer.REFUSED && !after.equals(before)
        ? Set.of("LEAK")
        : Events.direct(before, input, answer, after);
  }

  private static boolean isShown(String rule, Events events) {
    return Proof.isShown(automaton(ProofTest::directOrLeak), rule, events.list());
  }

  @Test
  void aRuleIsShownToBeBrokenByWhatNothingElseExplains() {
    Events direct = new Events().accepted(ONE, TWO);

    assertThat(isShown("DIRECT", direct)).isTrue();
    assertThat(isShown("LEAK", direct)).as("another rule").isFalse();
    assertThat(isShown("DIRECT", new Events().accepted(HOME, ONE))).as("permitted").isFalse();
    assertThat(isShown("DIRECT", new Events().refused(TWO).accepted(ONE, TWO)))
        .as("a fresh insight doesn't refuse the first of them")
        .isFalse();
  }

  private static int culprit(String rule, Events events) {
    Automaton automaton = automaton(ProofTest::directOrLeak);
    return Proof.of(automaton, rule, Map.of(INSIGHT, events.list()))
        .orElseThrow()
        .culprit(automaton, rule)
        .exchange();
  }

  @Test
  void theCulpritIsTheLastRequestIfItsAnswerBreaksTheRule() {
    assertThat(culprit("DIRECT", new Events().accepted(HOME, ONE, TWO))).isEqualTo(2);
  }

  @Test
  void theCulpritIsTheRequestWhoseEffectALaterOneShows() {
    assertThat(culprit("LEAK", new Events().accepted(HOME, ONE).refused(TWO).shown(TWO)))
        .isEqualTo(2);
    assertThat(culprit("LEAK", new Events().refused(TWO).shown(TWO).shown(HOME)))
        .as("the first of all")
        .isZero();
  }

  @Test
  void whatWasPossibleIsToldForTheExchangesOfTheProofAlone() {
    Proof proof = proof(new Events().accepted(THREE, HOME, ONE, TWO)).orElseThrow();

    assertThat(proof.exchanges()).containsExactly(1, 2, 3);
    assertThat(proof.at(2))
        .hasValue(
            new Step(new Event(2, Events.to(ONE), Answer.ACCEPTED), List.of(HOME), List.of(ONE)));
    assertThat(proof.at(0)).isEmpty();
  }

  private static List<Integer> more(Events here, Events there) {
    Automaton automaton = automaton(Events::direct);
    Map<Address, List<Event>> insights = new LinkedHashMap<>();
    insights.put(INSIGHT, here.list());
    insights.put(new Address("account", "a", "j"), there.list());
    return Proof.of(automaton, "DIRECT", insights)
        .orElseThrow()
        .more(automaton, "DIRECT", insights);
  }

  @Test
  void moreThatBreaksTheRuleIsToldOnceForEachRequestAndState() {
    Events once = new Events().accepted(HOME, ONE, TWO);
    Events again = new Events().accepted(HOME, ONE, TWO, HOME, TWO, ONE, HOME, TWO, ONE);

    assertThat(more(once, once)).as("the same at another insight").isEmpty();
    assertThat(more(again, new Events())).as("the same value from another one").containsExactly(5);
    assertThat(more(once, new Events().accepted(HOME, THREE, HOME, THREE, TWO)))
        .as("another value at another insight")
        .containsExactly(4);
    assertThat(more(once, new Events().refused(TWO).accepted(TWO)))
        .as("what may have been in either of two states")
        .isEmpty();
  }

  private static Events elsewhere(Events events, int times) {
    IntStream.range(0, times).forEach(i -> events.elsewhere());
    return events;
  }

  @Test
  void aRunThatIsTooLongToBeRepeatedByHandIsAProofAllTheSame() {
    assertThat(exchanges(elsewhere(new Events().accepted(HOME, ONE), 9).accepted(TWO)))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void moreIsToldOfWhatCanBeRepeatedByHand() {
    Events once = new Events().accepted(HOME, ONE, TWO);

    assertThat(more(once, elsewhere(new Events().accepted(HOME, THREE), 6).accepted(TWO)))
        .containsExactly(8);
    assertThat(more(once, elsewhere(new Events().accepted(HOME, THREE), 7).accepted(TWO)))
        .isEmpty();
    assertThat(more(once, repeated(new Events(), ONE, 9).accepted(HOME, THREE, TWO)))
        .as("however late it comes")
        .containsExactly(11);
  }

  @Test
  void aPauseIsNoStepButHasToBeRepeated() {
    Proof proof =
        proof(new Events().accepted(HOME, ONE).interlude(Gap.PAUSED).accepted(TWO)).orElseThrow();

    assertThat(proof.exchanges()).containsExactly(0, 1, 3);
    assertThat(proof.run()).extracting(Event::exchange).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatNoStateAllowsIsNoPartOfAProof() {
    Input unknown = new Input.Forbidden(Kinds.forbidden("unknown-value"), "\"x\"");
    List<Event> events =
        new Events().accepted(HOME).then(unknown, Answer.ACCEPTED).accepted(ONE, TWO).list();
    Automaton automaton =
        automaton(Events::direct).over(events.stream().map(Event::input).distinct().toList());

    assertThat(Proof.of(automaton, "DIRECT", Map.of(INSIGHT, events)).orElseThrow().exchanges())
        .containsExactly(2, 3);
  }
}

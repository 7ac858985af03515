package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
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
        (before, input, answer, after) ->
            input instanceof Input.OtherInsight ? Set.of("LEAK") : Set.of();
    List<Event> events =
        new Events().accepted(HOME).elsewhere().accepted(ONE).elsewhere().accepted(TWO).list();

    assertThat(Proof.of(automaton(leak), "LEAK", Map.of(INSIGHT, events)).orElseThrow().steps())
        .extracting(step -> step.event().exchange())
        .containsExactly(0, 1, 2, 3, 4);
  }
}

package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Input.Gap.Kind;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a machine may do whose open questions have either answer, but the same each time. */
class DeterministicExplanationTest {
  private static boolean isDeterministic(Events... insights) {
    Automaton automaton = Events.automaton(Calibration.NONE, ViolatedRules.NONE);
    return DeterministicExplanation.exists(
        automaton, Arrays.stream(insights).map(Events::list).map(automaton::word).toList());
  }

  @Test
  void eitherAnswerIsSteadyButNotBoth() {
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, ONE, ONE))).isTrue();
    assertThat(isDeterministic(new Events().accepted(HOME, ONE).refused(ONE, ONE))).isTrue();
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, ONE).refused(ONE))).isFalse();
  }

  @Test
  void theAnswerMayDifferFromStateToState() {
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, ONE, HOME, TWO).refused(TWO, TWO)))
        .isTrue();
  }

  @Test
  void insightsAreHeldToTheSameAnswer() {
    Events accepting = new Events().accepted(HOME, ONE, ONE);
    Events refusing = new Events().accepted(HOME, ONE).refused(ONE);

    assertThat(isDeterministic(accepting, refusing)).isFalse();
    assertThat(isDeterministic(accepting, accepting)).isTrue();
    assertThat(isDeterministic(refusing, refusing)).isTrue();
  }

  @Test
  void whatIsImpossibleIsNotSteady() {
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, TWO))).isFalse();
  }

  @Test
  void whichStateItStartsInIsLeftOpen() {
    assertThat(isDeterministic(new Events().refused(ONE, TWO).accepted(HOME))).isTrue();
  }

  @Test
  void whatWasLearntFromAWrongBeginningIsForgotten() {
    // Only where a value stood at first can the reset of nothing be refused each time.
    assertThat(isDeterministic(new Events().accepted(HOME).refused(HOME))).isTrue();
  }

  @Test
  void anAnswerThatNeverCameMayHaveBeenEither() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME)
                    .lost(ONE)
                    .accepted(TWO, HOME)
                    .lost(ONE)
                    .refused(TWO)
                    .accepted(HOME)))
        .isTrue();
  }

  @Test
  void whatFollowsUponABurstIsAPartOfItsOwn() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, HOME, ONE)
                    .interlude(Kind.BURST)
                    .accepted(THREE, HOME, ONE, HOME)))
        .isTrue();
  }

  @Test
  void aPartOfFourEventsIsHeldToWhatIsKnown() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, ONE, ONE)
                    .interlude(Kind.BURST)
                    .accepted(HOME, ONE)
                    .refused(ONE, ONE)))
        .isFalse();
  }

  @Test
  void aPartOfThreeEventsTellsNothingUnlessItIsAll() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, ONE, ONE)
                    .interlude(Kind.BURST)
                    .accepted(HOME, ONE)
                    .refused(ONE)))
        .isTrue();
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, ONE)
                    .interlude(Kind.BURST)
                    .accepted(HOME, ONE)
                    .refused(ONE, ONE)))
        .isTrue();
    assertThat(isDeterministic(new Events().accepted(HOME, HOME).refused(HOME))).isFalse();
  }

  @Test
  void aTrifleBetweenTwoBurstsTellsNothing() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME)
                    .interlude(Kind.BURST)
                    .accepted(HOME, HOME)
                    .refused(HOME)
                    .interlude(Kind.BURST)
                    .accepted(HOME)))
        .isTrue();
  }

  @Test
  void theEventBeforeABurstBelongsToThePartThatItEnds() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, ONE, ONE)
                    .interlude(Kind.BURST)
                    .accepted(ONE)
                    .refused(ONE)))
        .isTrue();
  }

  @Test
  void aPauseIsNoBurst() {
    assertThat(
            isDeterministic(
                new Events().accepted(HOME, ONE, ONE).interlude(Kind.PAUSED).refused(ONE)))
        .isFalse();
  }

  @Test
  void theSearchGivesUpAfterAWhile() {
    assertThat(isDeterministic(new Events().accepted(repeated(HOME, 20_000)))).isTrue();
    assertThat(isDeterministic(new Events().accepted(repeated(HOME, 20_001)))).isFalse();
  }

  private static State[] repeated(State state, int times) {
    return IntStream.range(0, times).mapToObj(i -> state).toArray(State[]::new);
  }
}

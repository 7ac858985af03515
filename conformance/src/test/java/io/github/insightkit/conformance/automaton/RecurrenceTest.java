package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input.Gap;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What comes of requests that are sent again, over events that are written down. */
class RecurrenceTest {
  private static final Events DIRECT_CHANGE = new Events().accepted(HOME, ONE, TWO);

  private final Events events = new Events();

  private static Proof proof(Events run) {
    return new Proof(INSIGHT, List.of(), run.list());
  }

  private Recurrence recurrence(Proof proof, IntFunction<Object> requests) {
    return new Recurrence(automaton(), proof, events.list(), requests);
  }

  private boolean vanished(Events run) {
    return recurrence(proof(run), exchange -> "the same").vanished();
  }

  private RecurrenceTest violated() {
    events.accepted(HOME, ONE, TWO);
    return this;
  }

  private RecurrenceTest kept() {
    events.accepted(HOME, ONE).refused(TWO);
    return this;
  }

  @Test
  void whatIsAnsweredProperlyThreeTimesAfterwardsHasVanished() {
    violated().kept().kept().kept();

    assertThat(vanished(DIRECT_CHANGE)).isTrue();
  }

  @Test
  void whatIsAnsweredProperlyTwiceHasNotVanished() {
    violated().kept().kept();

    assertThat(vanished(DIRECT_CHANGE)).isFalse();
  }

  @Test
  void whatIsSentThreeTimesAndNoMoreHasNotVanished() {
    kept().kept().kept();

    assertThat(vanished(DIRECT_CHANGE)).isFalse();
  }

  @Test
  void onlyTheSameRequestsCountAsSentAgain() {
    violated().kept().kept().kept();

    assertThat(recurrence(proof(DIRECT_CHANGE), exchange -> exchange).vanished()).isFalse();
    assertThat(recurrence(proof(DIRECT_CHANGE), exchange -> "").vanished()).isTrue();
  }

  @Test
  void whatShowsAgainHasNotVanished() {
    violated().kept().violated();
    assertThat(vanished(DIRECT_CHANGE)).isFalse();

    kept().kept();
    assertThat(vanished(DIRECT_CHANGE)).isFalse();

    kept();
    assertThat(vanished(DIRECT_CHANGE)).isTrue();
  }

  @Test
  void whatWasAnsweredOtherwiseOnTheWayWasNotSentAgain() {
    violated();
    events.accepted(HOME).refused(ONE, TWO).accepted(HOME).refused(ONE, TWO);

    assertThat(vanished(DIRECT_CHANGE)).isFalse();
  }

  @Test
  void whatWasNotAnsweredAtLastWasNotSentAgain() {
    violated().kept().kept();
    events.accepted(HOME, ONE).lost(TWO);

    assertThat(vanished(DIRECT_CHANGE)).isFalse();
  }

  @Test
  void otherRequestsAreNotTheSame() {
    violated().kept().kept();
    events.accepted(HOME, ONE).refused(THREE);

    assertThat(vanished(DIRECT_CHANGE)).isFalse();
  }

  @Test
  void whatTheProofHasNothingOfMayGoOnBetween() {
    violated().kept().kept();
    events.accepted(HOME).elsewhere().shown(HOME).accepted(ONE).interlude(Gap.PAUSED).refused(TWO);

    assertThat(vanished(DIRECT_CHANGE)).isTrue();
  }

  @Test
  void aBurstBetweenMakesItAnotherSequence() {
    violated().kept().kept();
    events.accepted(HOME).interlude(Gap.BURST).accepted(ONE).refused(TWO);

    assertThat(vanished(DIRECT_CHANGE)).isFalse();
  }

  @Test
  void aPauseThatTheProofHasIsAPartOfIt() {
    Events paused = new Events().accepted(HOME, ONE).interlude(Gap.PAUSED).accepted(TWO);
    events.accepted(HOME, ONE).interlude(Gap.PAUSED).accepted(TWO);
    events.accepted(HOME, ONE).interlude(Gap.RECONNECTED).interlude(Gap.PAUSED).refused(TWO);
    events.accepted(HOME, ONE).interlude(Gap.RECONNECTED).interlude(Gap.PAUSED).refused(TWO);

    kept();
    assertThat(vanished(paused)).isFalse();

    events.accepted(HOME, ONE).interlude(Gap.PAUSED).refused(TWO);
    assertThat(vanished(paused)).isTrue();
  }

  @Test
  void whatIsAskedOfAnotherInsightIsTheSameIfTheRequestIs() {
    Events run = new Events().accepted(HOME).elsewhere().refused(ONE);
    for (int i = 0; i < 4; i++) {
      events
          .accepted(HOME)
          .elsewhere()
          .then(Events.to(ONE), i == 0 ? Answer.REFUSED : Answer.ACCEPTED);
    }

    assertThat(recurrence(proof(run), exchange -> exchange % 3).vanished()).isTrue();
    assertThat(recurrence(proof(run), exchange -> exchange).vanished()).isFalse();
  }

  @Test
  void aProofThatIsNeverAnsweredProperlyTellsEnough() {
    Proof proof = proof(DIRECT_CHANGE);
    violated().violated();

    assertThat(recurrence(proof, exchange -> "").telling()).isSameAs(proof);
  }

  @Test
  void aProofWhoseRequestsAreNotThereTellsWhatItTells() {
    Proof proof = proof(DIRECT_CHANGE);
    kept();

    assertThat(recurrence(proof, exchange -> "").telling()).isSameAs(proof);
  }

  @Test
  void whatShowsOnlyAfterMoreIsToldFromTheResetBefore() {
    kept();
    events.accepted(HOME, THREE);
    violated();

    Proof telling = recurrence(proof(DIRECT_CHANGE), exchange -> "").telling();

    assertThat(telling.run()).extracting(Event::exchange).containsExactly(3, 4, 5, 6, 7);
    assertThat(telling.address()).isEqualTo(INSIGHT);
  }

  @Test
  void whatGoesBeforeIsTakenAsLongAsItIsAnsweredProperlyElsewhere() {
    events.accepted(HOME, THREE);
    kept();
    events.accepted(HOME, TWO, HOME, THREE);
    violated();

    assertThat(recurrence(proof(DIRECT_CHANGE), exchange -> "").telling().run())
        .extracting(Event::exchange)
        .containsExactly(5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void aProofMayGrowToTwelveRequests() {
    Proof proof = proof(DIRECT_CHANGE);
    kept();
    events.accepted(HOME).accepted(ONE, ONE, ONE, ONE, ONE, ONE, ONE, ONE);
    violated();

    assertThat(recurrence(proof, exchange -> "").telling().run()).hasSize(12);
  }

  @Test
  void aProofDoesNotGrowBeyondTwelveRequests() {
    Proof proof = proof(DIRECT_CHANGE);
    kept();
    events.accepted(HOME).accepted(ONE, ONE, ONE, ONE, ONE, ONE, ONE, ONE, ONE);
    violated();

    assertThat(recurrence(proof, exchange -> "").telling()).isSameAs(proof);
  }

  @Test
  void aProofDoesNotGrowBeyondABurst() {
    kept();
    events.accepted(HOME, THREE).interlude(Gap.BURST);
    violated();
    Proof proof = proof(DIRECT_CHANGE);

    assertThat(recurrence(proof, exchange -> "").telling()).isSameAs(proof);
  }

  @Test
  void aProofDoesNotGrowByWhatIsImpossibleItself() {
    kept();
    events.accepted(HOME, THREE, TWO);
    violated();
    Proof proof = proof(DIRECT_CHANGE);

    assertThat(recurrence(proof, exchange -> "").telling()).isSameAs(proof);
  }
}

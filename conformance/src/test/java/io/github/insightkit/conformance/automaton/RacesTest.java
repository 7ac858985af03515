package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.CONTRACT;
import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.automaton.Races.Refusal;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Bursts that are written down, and what went on between them. */
class RacesTest {
  private static final Address NEIGHBOUR = new Address("account", "a", "j");

  private final List<Reading> readings = new ArrayList<>();
  private long now;

  private void add(Address address, State to, Answer answer, long start, long end) {
    readings.add(
        new Reading(
            new Exchange(
                readings.size(),
                "",
                new Request("PATCH", "/", List.of(), ByteString.EMPTY),
                new Result.Response(200, List.of(), ByteString.EMPTY, false),
                start,
                end),
            address,
            to(to),
            answer));
  }

  private RacesTest alone(Address address, State to, Answer answer) {
    add(address, to, answer, now, now + 1);
    now += 2;
    return this;
  }

  private RacesTest accepted(State... states) {
    for (State state : states) {
      alone(INSIGHT, state, Answer.ACCEPTED);
    }
    return this;
  }

  private RacesTest atOnce(Address address, State one, Answer first, State other, Answer second) {
    add(address, one, first, now, now + 5);
    add(address, other, second, now, now + 5);
    now += 5;
    return this;
  }

  private RacesTest atOnce(State one, Answer first, State other, Answer second) {
    return atOnce(INSIGHT, one, first, other, second);
  }

  private RacesTest twoWinners() {
    return atOnce(ONE, Answer.ACCEPTED, TWO, Answer.ACCEPTED);
  }

  private Races races(Automaton automaton, Set<String> known, Refusal refusal) {
    return Races.of(
        automaton, known, refusal, readings, InsightEvents.of(CONTRACT, readings).events());
  }

  private Races races() {
    return races(automaton(Events::direct), Set.of(), Refusal.CHANGES_NOTHING);
  }

  private List<Integer> exchangesShown() {
    return races().broken().orElseThrow().steps().stream()
        .map(step -> step.event().exchange())
        .toList();
  }

  @Test
  void oneWinnerBreaksNothing() {
    accepted(HOME).atOnce(ONE, Answer.ACCEPTED, TWO, Answer.REFUSED).accepted(ONE, HOME);

    assertThat(races().bursts()).isEqualTo(1);
    assertThat(races().broken()).isEmpty();
  }

  @Test
  void twoWinnersAreShownFromTheResetOnWithWhatWasPossible() {
    accepted(THREE, HOME).twoWinners();

    Proof proof = races().broken().orElseThrow();
    assertThat(proof.address()).isEqualTo(INSIGHT);
    assertThat(proof.steps())
        .containsExactly(
            new Step(new Event(1, to(HOME), Answer.ACCEPTED), List.of(THREE), List.of(HOME)),
            new Step(new Event(2, to(ONE), Answer.ACCEPTED), List.of(HOME), List.of()),
            new Step(new Event(3, to(TWO), Answer.ACCEPTED), List.of(HOME), List.of()));
    assertThat(proof.run()).extracting(Event::exchange).containsExactly(1, 2, 3);
  }

  @Test
  void aLoserThatStandsIsShownByWhatFollows() {
    accepted(HOME).atOnce(ONE, Answer.ACCEPTED, TWO, Answer.REFUSED).accepted(TWO);

    assertThat(exchangesShown()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatIsImpossibleWithoutABurstIsNoRace() {
    accepted(HOME, ONE, TWO).accepted(HOME);

    assertThat(races().broken()).isEmpty();
    assertThat(races().bursts()).isZero();
  }

  @Test
  void afterWhatIsImpossibleItStartsAfresh() {
    accepted(HOME, ONE, TWO).twoWinners();

    assertThat(exchangesShown()).containsExactly(3, 4);
  }

  @Test
  void theFirstBurstWithoutAnOrderIsKept() {
    accepted(HOME).twoWinners().accepted(HOME).twoWinners();

    assertThat(exchangesShown()).containsExactly(0, 1, 2);
    assertThat(races().bursts()).isEqualTo(2);
  }

  @Test
  void aResetThatWasRefusedIsNoStart() {
    accepted(HOME).alone(INSIGHT, HOME, Answer.REFUSED).accepted(ONE);
    atOnce(TWO, Answer.ACCEPTED, THREE, Answer.REFUSED);

    assertThat(
            races(
                    Events.automaton(Choices.of(Answer.ACCEPTED, Answer.REFUSED), Events::direct),
                    Set.of(),
                    Refusal.CHANGES_NOTHING)
                .broken()
                .orElseThrow()
                .steps())
        .extracting(step -> step.event().exchange())
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatBreaksAKnownRuleIsNotBlamedOnTheBurst() {
    accepted(HOME).twoWinners();

    assertThat(races(automaton(Events::direct), Set.of("DIRECT"), Refusal.CHANGES_NOTHING).broken())
        .isEmpty();
    assertThat(races(automaton(Events::direct), Set.of("OTHER"), Refusal.CHANGES_NOTHING).broken())
        .isPresent();
  }

  @Test
  void aRefusalInABurstNeedsAReasonOnlyIfOneIsAskedFor() {
    accepted(HOME).atOnce(ONE, Answer.REFUSED, TWO, Answer.REFUSED);

    assertThat(races(automaton(Events::direct), Set.of(), Refusal.CHANGES_NOTHING).broken())
        .isEmpty();
    assertThat(races(automaton(Events::direct), Set.of(), Refusal.HAS_A_REASON).broken())
        .isPresent();
  }

  @Test
  void aValueMayBeRefusedInABurstWhereItStands() {
    accepted(HOME, ONE).atOnce(ONE, Answer.REFUSED, TWO, Answer.REFUSED).accepted(ONE);

    assertThat(races().broken()).isEmpty();
    assertThat(races(automaton(Events::direct), Set.of(), Refusal.HAS_A_REASON).broken())
        .isPresent();
  }

  @Test
  void eachRequestOfSeveralBurstsIsShownOnce() {
    accepted(HOME).atOnce(ONE, Answer.ACCEPTED, TWO, Answer.REFUSED);
    atOnce(TWO, Answer.ACCEPTED, THREE, Answer.REFUSED);

    assertThat(exchangesShown()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void onlyDifferentRequestsThatWereAllAnsweredCountAsABurst() {
    accepted(HOME).atOnce(ONE, Answer.ACCEPTED, ONE, Answer.ACCEPTED);
    accepted(HOME).atOnce(ONE, Answer.ACCEPTED, TWO, Answer.UNCLEAR);

    assertThat(races().bursts()).isZero();
    assertThat(races().broken()).isEmpty();
  }

  @Test
  void oneBurstEndsBeforeTheNextBegins() {
    accepted(HOME).twoWinners().atOnce(HOME, Answer.ACCEPTED, THREE, Answer.REFUSED);

    assertThat(exchangesShown()).containsExactly(0, 1, 2);
    assertThat(races().bursts()).isEqualTo(2);
  }

  @Test
  void oneBurstEndsBeforeTheNextBeginsThoughAnotherInsightIsAskedAllTheWhile() {
    accepted(HOME);
    add(NEIGHBOUR, ONE, Answer.ACCEPTED, now, now + 10);
    twoWinners().atOnce(HOME, Answer.ACCEPTED, THREE, Answer.REFUSED);

    assertThat(exchangesShown()).containsExactly(0, 2, 3);
    assertThat(races().bursts()).isEqualTo(2);
  }

  @Test
  void burstsAtAllInsightsCountAndTheFirstInsightIsShown() {
    accepted(HOME).alone(NEIGHBOUR, HOME, Answer.ACCEPTED).twoWinners();
    atOnce(NEIGHBOUR, ONE, Answer.ACCEPTED, TWO, Answer.ACCEPTED);

    assertThat(races().bursts()).isEqualTo(2);
    assertThat(races().broken().orElseThrow().address()).isEqualTo(INSIGHT);
  }

  @Test
  void whatHappenedElsewhereAndPausesAreNotShown() {
    accepted(HOME).alone(NEIGHBOUR, HOME, Answer.ACCEPTED);
    now += 2_000_000;
    twoWinners();

    assertThat(exchangesShown()).containsExactly(0, 2, 3);
  }

  @Test
  void aBurstThatIsReadNowhereMayLeaveAnyState() {
    Events events = new Events().accepted(HOME).interlude(Gap.BURST).refused(TWO);

    assertThat(
            Races.of(
                automaton(Events::direct),
                Set.of(),
                Refusal.HAS_A_REASON,
                List.of(),
                Map.of(INSIGHT, events.list())))
        .isEqualTo(new Races(0, Optional.empty()));
  }

  @Test
  void ofTwoInsightsTheOneIsShownWhereLessTells() {
    accepted(HOME).atOnce(ONE, Answer.ACCEPTED, TWO, Answer.REFUSED).accepted(TWO);
    alone(NEIGHBOUR, HOME, Answer.ACCEPTED);
    atOnce(NEIGHBOUR, ONE, Answer.ACCEPTED, TWO, Answer.ACCEPTED);

    assertThat(races().broken()).map(Proof::address).hasValue(NEIGHBOUR);
    assertThat(exchangesShown()).containsExactly(4, 5, 6);
  }

  @Test
  void theMoreBurstsThereAreTheRarerARaceMayBe() {
    assertThat(new Races(1, Optional.empty()).rarest()).isEqualTo(95);
    assertThat(new Races(Races.BURSTS_TO_DECIDE, Optional.empty()).rarest()).isEqualTo(9);
  }
}

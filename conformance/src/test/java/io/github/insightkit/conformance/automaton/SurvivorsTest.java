package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How far events put a rule to the test: what has effect though refused, what is stored wrongly.
 */
class SurvivorsTest {
  private static final Input TWO_UNDER_A_QUERY = new Input.Disguised(to(TWO), RoutingForms.QUERY);
  private static final Input THREE_UNDER_A_QUERY =
      new Input.Disguised(to(THREE), RoutingForms.QUERY);

  /** LEAK: a refusal changes the state. STORED: what is accepted isn't what is stored. */
  private static Set<String> blame(State before, Input input, Answer answer, State after) {
    if (input instanceof Input.Shown || input.equals(to(HOME)) || input.equals(to(ONE))) {
      return Set.of();
    }
    if (answer == Answer.ACCEPTED) {
      return Set.of("STORED");
    }
    return after.equals(before) ? Set.of() : Set.of("LEAK");
  }

  private static Survivors analysis(List<Input> core, Events events) {
    return survivors(SurvivorsTest::blame, core, events);
  }

  private static Survivors survivors(ViolatedRules rules, List<Input> core, Events events) {
    List<Input> inputs = new ArrayList<>(core);
    events.list().forEach(event -> inputs.add(event.input()));
    return new Survivors(automaton(rules).over(inputs), core, Set.of(), List.of(events.list()));
  }

  private static Events lookedAt() {
    return new Events()
        .accepted(HOME)
        .shown(HOME)
        .accepted(ONE)
        .refused(TWO)
        .shown(ONE)
        .accepted(HOME);
  }

  @Test
  void whatWasNeverAnsweredRulesNothingOut() {
    Events lost = new Events().accepted(HOME, ONE).lost(TWO).accepted(HOME);

    assertThat(analysis(List.of(to(TWO)), lost).of("STORED", input -> false).open())
        .contains(new Mutant(ONE, to(TWO), Answer.ACCEPTED, TWO));
  }

  @Test
  void aCoverageIsCompleteIfThereAreWaysAndNoneIsLeft() {
    Mutant mutant = new Mutant(HOME, to(ONE), Answer.REFUSED, HOME);

    assertThat(new Survivors.Coverage(1, List.of()).isComplete()).isTrue();
    assertThat(new Survivors.Coverage(0, List.of()).isComplete()).isFalse();
    assertThat(new Survivors.Coverage(1, List.of(mutant)).isComplete()).isFalse();
  }

  @Test
  void anInputOfTheCoreHasToBeTriedInEachState() {
    Survivors.Coverage coverage = analysis(List.of(to(TWO)), lookedAt()).of("LEAK", input -> false);

    assertThat(coverage.ways()).isEqualTo(9);
    assertThat(coverage.open())
        .extracting(Mutant::state)
        .containsExactly(HOME, HOME, HOME, TWO, TWO, TWO);
  }

  @Test
  void ofAnotherInputOneStateIsEnough() {
    Survivors.Coverage coverage = analysis(List.of(), lookedAt()).of("LEAK", to(TWO)::equals);

    assertThat(coverage).isEqualTo(new Survivors.Coverage(9, List.of()));
  }

  @Test
  void anInputThatTheRuleDoesNotSpeakOfIsNoWay() {
    assertThat(analysis(List.of(), lookedAt()).of("LEAK", input -> false))
        .isEqualTo(new Survivors.Coverage(0, List.of()));
    assertThat(analysis(List.of(), lookedAt()).of("OTHER", input -> true))
        .isEqualTo(new Survivors.Coverage(0, List.of()));
  }

  @Test
  void whatIsNotLookedAtStaysOpen() {
    Events unseen = new Events().accepted(HOME).shown(HOME).accepted(ONE).refused(TWO);

    assertThat(analysis(List.of(), unseen).of("LEAK", to(TWO)::equals).open())
        .extracting(Mutant::state)
        .contains(ONE);
  }

  @Test
  void rightAnswersAloneClearNoStateOfAnInputWithOneRightAnswer() {
    ViolatedRules either =
        (before, input, answer, after) -> input.equals(to(TWO)) ? Set.of("EITHER") : Set.of();
    Events unseen = new Events().accepted(HOME, TWO, HOME, ONE).shown(ONE);

    assertThat(survivors(either, List.of(), unseen).of("EITHER", to(TWO)::equals).open())
        .extracting(Mutant::state)
        .contains(HOME);
  }

  @Test
  void eachInputInAFormOfItsOwnHasToBeCleared() {
    assertThat(
            analysis(List.of(), lookedAt().accepted(ONE).refused(THREE))
                .of("LEAK", input -> true)
                .open())
        .extracting(Mutant::input)
        .containsOnly(to(THREE));
  }

  @Test
  void ofSeveralInputsInTheSameFormOneWillDo() {
    Events events =
        new Events()
            .accepted(HOME, ONE)
            .then(TWO_UNDER_A_QUERY, Answer.REFUSED)
            .shown(ONE)
            .then(THREE_UNDER_A_QUERY, Answer.REFUSED);

    assertThat(analysis(List.of(), events).of("LEAK", input -> true).isComplete()).isTrue();
    assertThat(analysis(List.of(), events).of("LEAK", THREE_UNDER_A_QUERY::equals).isComplete())
        .isFalse();
    assertThat(
            analysis(
                    List.of(),
                    events.then(
                        new Input.Disguised(to(TWO), RoutingForms.PATH_SPELLING), Answer.REFUSED))
                .of("LEAK", input -> true)
                .open())
        .extracting(Mutant::input)
        .containsOnly(new Input.Disguised(to(TWO), RoutingForms.PATH_SPELLING));
  }

  @Test
  void ofSeveralDoubledNamesOneWillDo() {
    Input one = new Input.DuplicateName(List.of(to(HOME), to(TWO)));
    Input other = new Input.DuplicateName(List.of(to(TWO), to(HOME)));
    Events events =
        new Events()
            .accepted(HOME, ONE)
            .then(one, Answer.REFUSED)
            .shown(ONE)
            .then(other, Answer.REFUSED);

    assertThat(analysis(List.of(), events).of("LEAK", input -> true).isComplete()).isTrue();
    assertThat(analysis(List.of(), events).of("LEAK", other::equals).isComplete()).isFalse();
  }

  @Test
  void whatMayBeAnsweredEitherWayIsPutToTheTestByTheAnswerThatItGot() {
    Events events = new Events().accepted(HOME).then(TWO_UNDER_A_QUERY, Answer.REFUSED).shown(HOME);

    assertThat(analysis(List.of(), events).of("LEAK", TWO_UNDER_A_QUERY::equals).isComplete())
        .isTrue();
    assertThat(analysis(List.of(), events).of("STORED", TWO_UNDER_A_QUERY::equals).ways()).isZero();
    assertThat(
            analysis(List.of(), new Events().accepted(HOME).refused(TWO))
                .of("STORED", to(TWO)::equals)
                .ways())
        .isPositive();
  }

  @Test
  void whatMayBeAnsweredEitherWayIsClearedAnswerByAnswer() {
    ViolatedRules either =
        (before, input, answer, after) ->
            input.equals(TWO_UNDER_A_QUERY) ? Set.of("EITHER") : Set.of();
    Events events =
        new Events()
            .accepted(HOME)
            .then(TWO_UNDER_A_QUERY, Answer.REFUSED)
            .shown(HOME)
            .then(TWO_UNDER_A_QUERY, Answer.ACCEPTED);

    assertThat(
            survivors(either, List.of(), events)
                .of("EITHER", TWO_UNDER_A_QUERY::equals)
                .isComplete())
        .isTrue();
  }
}

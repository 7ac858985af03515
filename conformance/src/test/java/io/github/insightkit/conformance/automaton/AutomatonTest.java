package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One table, and the tables that follow from it. */
class AutomatonTest {
  private static List<State> after(Automaton automaton, State before, State to, Answer answer) {
    return automaton.after(List.of(before), to(to), answer);
  }

  @Test
  void eventsAreAllowedIfSomeStateLetsThemHappen() {
    assertThat(automaton().allows(new Events().accepted(ONE).refused(TWO).list())).isTrue();
    assertThat(automaton().allows(new Events().accepted(ONE, TWO).list())).isFalse();
  }

  @Test
  void leaveToBreakARuleAddsWhatBreaksNothingElse() {
    Automaton automaton = automaton(Events::direct);

    assertThat(after(automaton, ONE, TWO, Answer.ACCEPTED)).isEmpty();
    assertThat(after(automaton.allowing(Set.of("DIRECT")), ONE, TWO, Answer.ACCEPTED))
        .containsExactly(TWO);
    assertThat(after(automaton.allowing(Set.of("OTHER")), ONE, TWO, Answer.ACCEPTED)).isEmpty();
    assertThat(after(automaton.allowing(Set.of("DIRECT")), ONE, TWO, Answer.REFUSED))
        .containsExactly(ONE);
  }

  @Test
  void aMutantThatAnswersWronglyDoesNotAnswerRightlyAsWell() {
    Automaton mutated = automaton().with(new Mutant(ONE, to(TWO), Answer.ACCEPTED, THREE));

    assertThat(after(mutated, ONE, TWO, Answer.ACCEPTED)).containsExactly(THREE);
    assertThat(after(mutated, ONE, TWO, Answer.REFUSED)).isEmpty();
    assertThat(after(mutated, THREE, TWO, Answer.REFUSED)).containsExactly(THREE);
  }

  @Test
  void aMutantOfWhatMayBeAnsweredEitherWayLeavesTheOtherAnswerAsItWas() {
    Automaton open = Events.automaton(Calibration.NONE, ViolatedRules.NONE);
    Automaton mutated = open.with(new Mutant(ONE, to(ONE), Answer.ACCEPTED, TWO));

    assertThat(after(mutated, ONE, ONE, Answer.ACCEPTED)).containsExactly(TWO);
    assertThat(after(mutated, ONE, ONE, Answer.REFUSED)).containsExactly(ONE);
  }

  @Test
  void whatWasNeverAnsweredMayHaveMetTheMutantOrNot() {
    Automaton open = Events.automaton(Calibration.NONE, ViolatedRules.NONE);

    assertThat(
            after(
                automaton().with(new Mutant(ONE, to(TWO), Answer.ACCEPTED, THREE)),
                ONE,
                TWO,
                Answer.UNCLEAR))
        .containsExactlyInAnyOrder(ONE, THREE);
    assertThat(
            after(
                open.with(new Mutant(ONE, to(ONE), Answer.ACCEPTED, TWO)),
                ONE,
                ONE,
                Answer.UNCLEAR))
        .containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void whatMayBeRefusedAtWillChangesNothing() {
    Automaton lenient = automaton().refusingAnything();

    assertThat(after(lenient, HOME, ONE, Answer.REFUSED)).containsExactly(HOME);
    assertThat(after(lenient, HOME, ONE, Answer.ACCEPTED)).containsExactly(ONE);
  }

  @Test
  void aMutantIsAnyStepThatIsNotPermitted() {
    assertThat(Mutant.of(automaton(), List.of(to(ONE))))
        .hasSize(28)
        .contains(new Mutant(HOME, to(ONE), Answer.REFUSED, HOME))
        .doesNotContain(new Mutant(HOME, to(ONE), Answer.ACCEPTED, ONE));
  }

  @Test
  void anInputThatItIsNotOverIsNamed() {
    assertThatThrownBy(() -> automaton().alphabet().number(new Input.SafeMethod()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an input of the alphabet, got \"a look by a safe method\"");
  }
}

package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.automaton;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Kinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which mutants can be told from the machine, for a few inputs. */
class DistinguishabilityTest {
  private static final List<Input> WITH_LOOKS =
      List.of(
          to(HOME),
          to(ONE),
          new Input.Shown(HOME, false),
          new Input.Shown(ONE, false),
          new Input.Shown(TWO, false));
  private static final Mutant GOES_TO_ANOTHER_VALUE =
      new Mutant(HOME, to(ONE), Answer.ACCEPTED, TWO);
  private static final Mutant SAME_VALUE_SETS_ANOTHER =
      new Mutant(ONE, to(ONE), Answer.ACCEPTED, TWO);

  /** The same value may be accepted at one time and refused at another. */
  private static Automaton undecided() {
    return Events.automaton(
        new Calibration(Map.of("reset-when-unclassified", Answer.ACCEPTED)), ViolatedRules.NONE);
  }

  @Test
  void aValueThatIsStoredAsAnotherShowsWhereTheSameValueIsAccepted() {
    List<Input> inputs = List.of(to(HOME), to(ONE), to(TWO));

    assertThat(new Distinguishability(automaton(), inputs).shows(GOES_TO_ANOTHER_VALUE)).isTrue();
    assertThat(
            new Distinguishability(
                    Events.automaton(
                        Choices.of(Answer.REFUSED, Answer.ACCEPTED), ViolatedRules.NONE),
                    inputs)
                .shows(GOES_TO_ANOTHER_VALUE))
        .isFalse();
  }

  @Test
  void aMutantShowsNothingWithoutItsInput() {
    assertThat(
            new Distinguishability(automaton(), List.of(to(HOME), to(TWO)))
                .shows(GOES_TO_ANOTHER_VALUE))
        .isFalse();
  }

  @Test
  void aMutantHasToShowWhereverItStarts() {
    // Without a reset, nothing leads to where this one differs.
    assertThat(
            new Distinguishability(automaton(), List.of(to(ONE), to(TWO)))
                .shows(GOES_TO_ANOTHER_VALUE))
        .isFalse();
  }

  @Test
  void aWrongAnswerShows() {
    List<Input> inputs = List.of(to(HOME), to(ONE));

    assertThat(
            new Distinguishability(automaton(), inputs)
                .shows(new Mutant(HOME, to(ONE), Answer.REFUSED, HOME)))
        .isTrue();
    assertThat(
            new Distinguishability(automaton(), inputs)
                .shows(new Mutant(THREE, to(ONE), Answer.ACCEPTED, ONE)))
        .as("nothing leads there")
        .isFalse();
  }

  @Test
  void anInputThatMayBeAnsweredEitherWayShowsAMutantOnlyWhereItDiffers() {
    Distinguishability undecided = new Distinguishability(undecided(), WITH_LOOKS);

    assertThat(undecided.shows(GOES_TO_ANOTHER_VALUE)).isTrue();
    assertThat(undecided.shows(SAME_VALUE_SETS_ANOTHER)).isFalse();
    assertThat(new Distinguishability(automaton(), WITH_LOOKS).shows(SAME_VALUE_SETS_ANOTHER))
        .isTrue();
  }

  @Test
  void anInputIsDecidedIfEachStateHasOneRightAnswer() {
    assertThat(isDecided(to(HOME))).isTrue();
    assertThat(isDecided(to(ONE))).isFalse();
    assertThat(isDecided(new Input.SafeMethod())).isFalse();
    assertThat(isDecided(new Input.Forbidden(Kinds.forbidden("no-credentials"), ""))).isTrue();
  }

  private static boolean isDecided(Input input) {
    return undecided().over(List.of(input)).isDecided(0);
  }
}

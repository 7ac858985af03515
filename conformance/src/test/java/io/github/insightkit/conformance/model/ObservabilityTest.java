package io.github.insightkit.conformance.model;

import static io.github.insightkit.conformance.model.Events.CONTRACT;
import static io.github.insightkit.conformance.model.Events.HOME;
import static io.github.insightkit.conformance.model.Events.ONE;
import static io.github.insightkit.conformance.model.Events.THREE;
import static io.github.insightkit.conformance.model.Events.TWO;
import static io.github.insightkit.conformance.model.Events.machine;
import static io.github.insightkit.conformance.model.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.model.Calibration.Choice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which mutants can be told from the machine, for a few inputs. */
class ObservabilityTest {
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
  private static Machine undecided() {
    return new Machine(
        CONTRACT,
        new Calibration(
            Map.of(Calibration.in("reset-when-unclassified", CONTRACT.home()), Choice.ACCEPTED)));
  }

  @Test
  void aValueThatIsStoredAsAnotherShowsWhereTheSameValueIsAccepted() {
    List<Input> inputs = List.of(to(HOME), to(ONE), to(TWO));

    assertThat(new Observability(machine(), inputs).shows(GOES_TO_ANOTHER_VALUE)).isTrue();
    assertThat(
            new Observability(machine(Choice.REFUSED, Choice.ACCEPTED), inputs)
                .shows(GOES_TO_ANOTHER_VALUE))
        .isFalse();
  }

  @Test
  void aMutantShowsNothingWithoutItsInput() {
    assertThat(
            new Observability(machine(), List.of(to(HOME), to(TWO))).shows(GOES_TO_ANOTHER_VALUE))
        .isFalse();
  }

  @Test
  void aMutantHasToShowWhereverItStarts() {
    // Without a reset, nothing leads to where this one differs.
    assertThat(new Observability(machine(), List.of(to(ONE), to(TWO))).shows(GOES_TO_ANOTHER_VALUE))
        .isFalse();
  }

  @Test
  void aWrongAnswerShows() {
    List<Input> inputs = List.of(to(HOME), to(ONE));

    assertThat(
            new Observability(machine(), inputs)
                .shows(new Mutant(HOME, to(ONE), Answer.REFUSED, HOME)))
        .isTrue();
    assertThat(
            new Observability(machine(), inputs)
                .shows(new Mutant(THREE, to(ONE), Answer.ACCEPTED, ONE)))
        .as("nothing leads there")
        .isFalse();
  }

  @Test
  void anInputThatMayBeAnsweredEitherWayShowsAMutantOnlyWhereItDiffers() {
    Observability undecided = new Observability(undecided(), WITH_LOOKS);

    assertThat(undecided.shows(GOES_TO_ANOTHER_VALUE)).isTrue();
    assertThat(undecided.shows(SAME_VALUE_SETS_ANOTHER)).isFalse();
    assertThat(new Observability(machine(), WITH_LOOKS).shows(SAME_VALUE_SETS_ANOTHER)).isTrue();
  }

  @Test
  void anInputIsDecidedIfEachStateHasOneRightAnswer() {
    assertThat(Mutant.isDecided(undecided(), to(HOME))).isTrue();
    assertThat(Mutant.isDecided(undecided(), to(ONE))).isFalse();
    assertThat(Mutant.isDecided(undecided(), new Input.Look())).isFalse();
    assertThat(Mutant.isDecided(undecided(), new Input.Forbidden(Defect.NO_CREDENTIALS, "")))
        .isTrue();
  }
}

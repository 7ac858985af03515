package io.github.insightkit.conformance.model;

import static io.github.insightkit.conformance.model.Events.CONTRACT;
import static io.github.insightkit.conformance.model.Events.HOME;
import static io.github.insightkit.conformance.model.Events.ONE;
import static io.github.insightkit.conformance.model.Events.TWO;
import static io.github.insightkit.conformance.model.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.model.Calibration.Choice;
import io.github.insightkit.conformance.model.Input.Variation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How open questions are found to be answered. */
class CalibrationTest {
  private static Map<String, Choice> choices(Events events) {
    return Calibration.of(CONTRACT, List.of(events.list())).choices();
  }

  @Test
  void theFirstAnswerToAQuestionCounts() {
    assertThat(choices(new Events().accepted(HOME).refused(HOME).accepted(HOME)))
        .containsExactly(Map.entry("reset-when-unclassified", Choice.REFUSED));
    assertThat(choices(new Events().accepted(HOME, ONE, ONE).refused(ONE)))
        .containsExactly(Map.entry("same-value", Choice.ACCEPTED));
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
                    .then(new Input.Idle(Interpretation.ABSENT), Answer.REFUSED)
                    .then(new Input.Varied(to(ONE), Variation.QUERY), Answer.REFUSED)
                    .then(new Input.Open(TWO, Interpretation.BLANK_RATIONALE), Answer.ACCEPTED)))
        .containsExactly(
            Map.entry("absent", Choice.REFUSED), Map.entry("blank-rationale", Choice.ACCEPTED));
  }

  @Test
  void afterWhatIsImpossibleTheStateIsUnknownUntilItShows() {
    assertThat(choices(new Events().accepted(HOME, ONE, TWO).refused(HOME))).isEmpty();
    assertThat(choices(new Events().accepted(HOME, ONE, TWO, HOME).refused(HOME)))
        .containsExactly(Map.entry("reset-when-unclassified", Choice.REFUSED));
  }

  @Test
  void whatIsNotKnownIsDecidedAsRefused() {
    assertThat(new Calibration(Map.of("same-value", Choice.ACCEPTED)).decided(CONTRACT).choices())
        .containsExactly(
            Map.entry("reset-when-unclassified", Choice.REFUSED),
            Map.entry("same-value", Choice.ACCEPTED));
  }

  @Test
  void onlyQuestionsOfTheTableAreAskedOfTheTable() {
    assertThat(
            new Calibration(Map.of("same-value", Choice.ACCEPTED, "absent", Choice.REFUSED))
                .asked(CONTRACT)
                .choices())
        .containsExactly(Map.entry("same-value", Choice.ACCEPTED));
  }
}

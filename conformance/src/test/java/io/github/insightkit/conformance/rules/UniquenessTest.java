package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Servers that refuse a value where another insight has it. */
class UniquenessTest {
  private static Optional<Finding.Broken> shown(Recorded history) {
    return Uniqueness.in(history.evidence().traces());
  }

  private static Recorded elsewhere(Recorded history, String body) {
    return history.patch(body).at(path("j")).answered(200);
  }

  /** A value that one insight has, and that another is refused until the first gives it up. */
  private static Recorded held() {
    Recorded history = nothing();
    elsewhere(history, RESET);
    elsewhere(history, OTHER);
    history.patch(ACCEPT_RISK).at(path("j")).answered(409);
    history.accepted(RESET, FALSE_POSITIVE, RESET).refused(OTHER);
    elsewhere(history, RESET);
    return history.accepted(RESET, OTHER);
  }

  @Test
  void aValueThatIsRefusedWhileAnotherInsightHasItIsShownWithBothChanges() {
    assertThat(shown(held()))
        .contains(
            new Finding.Broken(
                "asked for other while account a, insight j has it: expected it to be accepted, got"
                    + " it refused; where no other insight has it, it is accepted",
                List.of(1, 5, 6)));
  }

  @Test
  void theFirstRefusalIsTheOneThatIsShown() {
    Recorded history = held().accepted(RESET);
    elsewhere(history, ACCEPT_RISK);

    assertThat(shown(history.refused(ACCEPT_RISK)).orElseThrow().exchanges())
        .containsExactly(1, 5, 6);
  }

  @Test
  void whatTellsNothingOfTheValueDoesNotMatter() {
    Recorded history = held().refused(FALSE_POSITIVE, OTHER).accepted(RESET).refused(RESET);
    history.patch(OTHER).answered(500).refused("[]");

    assertThat(shown(history)).isPresent();
  }

  @Test
  void aValueThatIsAcceptedWhileAnotherInsightHasItIsNotUnique() {
    Recorded history = held();
    elsewhere(history, OTHER);

    assertThat(shown(history)).isEmpty();
  }

  @Test
  void aValueThatIsRefusedWhileNoOtherInsightHasItIsNotUnique() {
    assertThat(shown(held().accepted(RESET).refused(ACCEPT_RISK))).isEmpty();
  }

  @Test
  void aValueThatIsRefusedWhereTwoOthersHaveItIsShownWithAllChanges() {
    Recorded history = nothing();
    for (String other : List.of("j", "k")) {
      history.patch(RESET).at(path(other)).answered(200);
      history.patch(OTHER).at(path(other)).answered(200);
    }
    history.accepted(RESET, FALSE_POSITIVE, RESET).refused(OTHER);
    elsewhere(history, RESET);

    assertThat(shown(history.accepted(RESET, OTHER)))
        .contains(
            new Finding.Broken(
                "asked for other while account a, insight j and account a, insight k have it:"
                    + " expected it to be accepted, got it refused; where fewer others have it, it"
                    + " is accepted",
                List.of(1, 3, 6, 7)));
  }

  @Test
  void whatIsRefusedAtOneInsightAloneIsNotDueToOthers() {
    Recorded history = nothing();
    elsewhere(history, RESET);
    elsewhere(history, OTHER);

    assertThat(shown(history.accepted(RESET).refused(OTHER))).isEmpty();
  }

  @Test
  void anInsightIsNotInItsOwnWay() {
    assertThat(shown(nothing().accepted(RESET, OTHER, RESET).refused(OTHER))).isEmpty();
  }

  @Test
  void whereNothingIsRefusedNothingIsShown() {
    Recorded history = nothing().accepted(RESET, OTHER);
    elsewhere(history, RESET);
    elsewhere(history, ACCEPT_RISK);

    assertThat(shown(history)).isEmpty();
  }
}

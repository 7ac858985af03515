package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that accept a value after a reset and refuse it in turn. */
class DisagreementTest {
  private static final Set<String> SET = Set.of(StateRequirements.SET.id());

  /** Accepted, refused twice, accepted, refused: three turns, for no reason that went before. */
  private static final String IN_TURN = "arrar";

  private static Optional<Finding.Broken> shown(Recorded history, Set<String> blamed) {
    return Disagreement.in(history.evidence().readings(), blamed);
  }

  /** A value that is asked for after this, and accepted (a), refused (r), or met with an error. */
  private static Recorded tried(String answers, Consumer<Recorded> before) {
    Recorded history = nothing().accepted(RESET);
    answers
        .chars()
        .forEach(
            answer -> {
              before.accept(history);
              history.patch(OTHER).answered(answer == 'a' ? 200 : answer == 'r' ? 409 : 500);
            });
    return history;
  }

  private static Recorded tried(String answers) {
    return tried(answers, history -> history.accepted(RESET));
  }

  @Test
  void aValueThatIsRefusedAndAcceptedInTurnIsShownByTheFirstRefusal() {
    assertThat(shown(tried(IN_TURN), SET))
        .contains(
            new Finding.Broken(
                "asked for other right after a reset: expected it to be accepted, got it refused 3"
                    + " times and accepted 2 times, in turn; it may depend on the node or the"
                    + " connection that answers, so that it takes several tries to see it again",
                List.of(2, 3, 4)));
  }

  @ParameterizedTest
  @CsvSource({
    "arra, two turns may be somebody else's doing",
    "aaaar, one turn may be for good",
    "ararar, it is refused whenever it was accepted before",
    "arrae, what fails is neither"
  })
  void fewerTurnsOrAReasonForThemShowNothing(String answers, String why) {
    assertThat(shown(tried(answers), SET)).as(why).isEmpty();
  }

  static Stream<Named<Consumer<Recorded>>> whatIsNoResetRightBefore() {
    return Stream.of(
        Named.of("a reset that is refused", history -> history.refused(RESET)),
        Named.of("another value", history -> history.accepted(ACCEPT_RISK)),
        Named.of(
            "a reset of another insight",
            history -> history.patch(RESET).at(path("j")).answered(200)),
        Named.of(
            "a reset, and something else",
            history -> history.accepted(RESET).look().answered(200, "{}")),
        Named.of(
            "something else, and a reset",
            history -> history.look().answered(200, "{}").accepted(RESET)),
        Named.of(
            "a reset at the same time as what went before",
            history -> history.patch(RESET).meanwhile().answered(200)));
  }

  @ParameterizedTest
  @MethodSource("whatIsNoResetRightBefore")
  void aValueThatIsNotAskedForRightAfterAResetTellsNothing(Consumer<Recorded> before) {
    assertThat(shown(tried(IN_TURN, before), SET)).isEmpty();
  }

  @Test
  void resetsThatAreRefusedInTurnAreForOtherRules() {
    Recorded history = nothing().accepted(RESET);
    IN_TURN
        .chars()
        .forEach(
            answer -> history.accepted(RESET).patch(RESET).answered(answer == 'a' ? 200 : 409));

    assertThat(shown(history, SET)).isEmpty();
  }

  @Test
  void itIsLookedForWhereNothingElseExplainsWhatHappened() {
    assertThat(shown(tried(IN_TURN), Set.of())).isEmpty();
    assertThat(
            shown(
                tried(IN_TURN),
                Set.of(StateRequirements.SET.id(), StateRequirements.DIRECT_CHANGE.id())))
        .isEmpty();
  }
}

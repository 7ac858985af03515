package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.requests.Input;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server errors to one kind of request, over histories that are written down. */
class ServerErrorsTest {
  private static boolean isValue(Input input) {
    return input instanceof Input.Change regular && regular.to().classification() != null;
  }

  private static Optional<Finding> found(Recorded history) {
    return ServerErrors.of(history.evidence(), ServerErrorsTest::isValue);
  }

  private static Finding none(Recorded history) {
    return ServerErrors.none(history.evidence(), ServerErrorsTest::isValue, "values");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 499})
  void otherAnswersAreNoServerErrors(int status) {
    assertThat(found(nothing().patch(OTHER).answered(status))).isEmpty();
  }

  @Test
  void aServerErrorToAnotherKindOfRequestDoesNotCount() {
    assertThat(found(nothing().patch(RESET).answered(500).patch(RESET).answered(500))).isEmpty();
  }

  @Test
  void oneServerErrorDecidesNothing() {
    assertThat(found(nothing().patch(OTHER).answered(500)))
        .contains(
            new Finding.Undecided(
                "1 of 1 such requests met a server error, and not each time that they were sent;"
                    + " first: exchange 0 (asked for other)"));
  }

  @Test
  void theSameRequestHasToFailEachTime() {
    assertThat(
            found(
                nothing()
                    .accepted(RESET, OTHER, RESET)
                    .patch(OTHER)
                    .answered(500)
                    .patch(OTHER)
                    .answered(500)))
        .contains(
            new Finding.Undecided(
                "2 of 3 such requests met a server error, and not each time that they were sent;"
                    + " first: exchange 3 (asked for other)"));
  }

  @Test
  void twoDifferentRequestsThatFailOnceEachDecideNothing() {
    assertThat(found(nothing().patch(OTHER).answered(500).patch(FALSE_POSITIVE).answered(502)))
        .contains(
            new Finding.Undecided(
                "2 of 2 such requests met a server error, and not each time that they were sent;"
                    + " first: exchange 0 (asked for other)"));
  }

  @Test
  void aRequestThatFailsEachTimeIsShownWhateverOthersDo() {
    assertThat(
            found(
                nothing()
                    .patch(body("other", "once"))
                    .answered(503)
                    .accepted(RESET, FALSE_POSITIVE)
                    .patch(OTHER)
                    .answered(500)
                    .patch(OTHER)
                    .answered(599)))
        .contains(
            new Finding.Broken(
                "asked for other: expected no server error, got status 500, 3 times in 4",
                List.of(3),
                List.of(4, 0),
                Optional.empty()));
  }

  @Test
  void withoutServerErrorsTheAnswersAreCountedThatCame() {
    assertThat(none(nothing().accepted(RESET, OTHER).refused(FALSE_POSITIVE).patch(OTHER).cutOff()))
        .isEqualTo(new Finding.Holds("2 values met no server error"));
  }

  @Test
  void requestsThatWereNeverAnsweredPassNothing() {
    assertThat(none(nothing().accepted(RESET).patch(OTHER).cutOff().patch(OTHER).timedOut()))
        .isEqualTo(new Finding.Undecided("no answer came to values"));
  }

  @Test
  void whatWasNotSentIsUntested() {
    assertThat(none(nothing().accepted(RESET)))
        .isEqualTo(new Finding.Untested("no values were sent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {RESET, "[]"})
  void whereOtherRequestsFailAsWellThisKindIsNotToBlame(String other) {
    Recorded history = nothing().patch(OTHER).answered(500).patch(OTHER).answered(500);
    history.patch(other).answered(500).patch(other).answered(500);
    assertThat(found(history)).as("twice may be chance").containsInstanceOf(Finding.Broken.class);

    assertThat(found(history.patch("{}").answered(500)))
        .as("an open question counts for nothing")
        .containsInstanceOf(Finding.Broken.class);
    assertThat(found(history.refused(other))).containsInstanceOf(Finding.Broken.class);
    assertThat(found(history.patch(other).answered(500))).isEmpty();
  }

  @Test
  void howLongARationaleMayBeIsNoQuestionWhereTheContractSaysIt() {
    Contract limited =
        Contract.parse(
            Frozen.text().replace("x-role: reason\n", "x-role: reason\n          maxLength: 9\n"));

    assertThat(
            ServerErrors.longReasons()
                .judge(new Evidence(new Contents(limited), nothing().accepted(RESET).history())))
        .isEqualTo(new Finding.Inapplicable("the contract says how long a rationale may be"));
    assertThat(ServerErrors.longReasons().judge(nothing().accepted(RESET).evidence()))
        .isEqualTo(new Finding.Untested("no long rationales were sent"));
  }
}

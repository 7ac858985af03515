package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When nothing but server errors came, whatever was asked. */
class OutageTest {
  private static List<Outage> outages(Recorded history) {
    return Outage.of(history.evidence().readings());
  }

  /** Requests that all met a server error: resets first, and then values. */
  private static Recorded failing(Recorded history, int resets, int values) {
    for (int i = 0; i < resets + values; i++) {
      history.patch(i < resets ? RESET : OTHER).answered(503);
    }
    return history;
  }

  private static Recorded served() {
    return nothing().accepted(RESET, FALSE_POSITIVE);
  }

  @Test
  void twentyServerErrorsInARowAreAnOutage() {
    Recorded history = failing(served(), 3, 17).accepted(RESET);

    assertThat(outages(history)).hasSize(1);
    assertThat(outages(history).get(0).exchanges()).hasSize(20).startsWith(2).endsWith(21);
    assertThat(history.finding(HttpRules.all(), "HTTP-04"))
        .isEqualTo(
            new Finding.Broken(
                "expected answers as before, got nothing but server errors from exchange 2 on, 20"
                    + " in a row, whatever was asked; first: asked for a reset",
                List.of(2)));
  }

  @Test
  void nineteenMayBeChance() {
    assertThat(outages(failing(served(), 3, 16))).isEmpty();
  }

  @Test
  void anAnswerInBetweenEndsTheRow() {
    assertThat(outages(failing(failing(served(), 3, 7).refused(OTHER), 3, 7))).isEmpty();
  }

  @Test
  void whatIsNotAnsweredAtAllDoesNotEndIt() {
    Recorded history = failing(served(), 3, 7).patch(OTHER).timedOut();

    assertThat(outages(failing(history, 3, 7))).hasSize(1);
  }

  @Test
  void aFormThatIsAnsweredBeforeTheApplicationDoesNotEndIt() {
    Recorded history =
        failing(served(), 3, 7).patch(OTHER).with("Content-Type", "text/plain").answered(415);

    assertThat(outages(failing(history, 3, 7))).hasSize(1);
  }

  @Test
  void resetsTellThatWhatIsAskedIsNotToBlame() {
    assertThat(outages(failing(served(), 2, 18))).isEmpty();
    assertThat(outages(failing(served().accepted(OTHER), 2, 18)))
        .as("a value may have to be refused")
        .isEmpty();
  }

  @Test
  void aServerThatNeverServedAResetIsNotOut() {
    assertThat(outages(failing(nothing().accepted(FALSE_POSITIVE), 3, 17))).isEmpty();
  }

  @Test
  void nothingWasDecidedInAnOutage() {
    Evidence evidence = failing(served(), 3, 17).accepted(RESET).evidence();

    assertThat(evidence.expectations().all()).extracting(Answered::index).containsExactly(0, 1, 22);
  }
}

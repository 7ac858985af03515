package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract doesn't forbid for certain, and is better refused. */
class DoubtfulRulesTest {
  private static Finding found(Recorded history) {
    return history.finding(StateRules.all(), "VALUE-09");
  }

  @Test
  void anEmptyBodyThatIsAcceptedIsShown() {
    assertThat(found(nothing().accepted(RESET).patch("").answered(200)))
        .isEqualTo(
            new Finding.Broken(
                "sent an empty body: expected it to be refused, got status 200, accepted",
                List.of(1)));
  }

  @Test
  void anEmptyBodyThatIsRefusedIsRight() {
    assertThat(found(nothing().accepted(RESET).patch("").answered(400)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void anotherBodyTellsNothing() {
    assertThat(found(nothing().accepted(RESET, "{}").patch("null").answered(200)))
        .isEqualTo(new Finding.Untested("no answer of this kind came"));
  }
}

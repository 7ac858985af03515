package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.automaton.ShortestWord.Situation;
import org.junit.jupiter.api.Test;

/** The fewest inputs that rule a mutant out, on a line of situations. */
class ShortestWordTest {
  private static final Situation START = new Situation(1, 8);

  /** Input 0 leads one step further, input 1 two steps, and input 2 nowhere. */
  private static ShortestWord.Steps line() {
    return (here, input) ->
        input == 2
            ? here
            : new Situation(here.state(), Math.max(0, here.possible() - 4 * (input + 1)));
  }

  @Test
  void theFewestAreTaken() {
    assertThat(new ShortestWord(3, line()).from(START)).containsExactly(1);
    assertThat(new ShortestWord(1, line()).from(START)).containsExactly(0, 0);
  }

  @Test
  void nothingRulesOutAMutantThatStaysPossible() {
    assertThat(new ShortestWord(3, (here, input) -> here).from(START)).isEmpty();
  }

  @Test
  void aWayThatIsBarredIsNotTaken() {
    assertThat(
            new ShortestWord(3, (here, input) -> input == 1 ? null : line().after(here, input))
                .from(START))
        .containsExactly(0, 0);
  }
}

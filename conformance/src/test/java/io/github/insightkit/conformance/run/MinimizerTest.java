package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is spent on making a counterexample small. */
class MinimizerTest {
  private static Event event(Input input) {
    return new Event(0, input, Answer.ACCEPTED);
  }

  private static Event gap(Input.Gap.Kind kind) {
    return event(new Input.Gap(kind));
  }

  @Test
  void aRequestCostsOneAndWhatTakesNoTimeNoMore() {
    assertThat(Minimizer.cost(List.of())).isZero();
    assertThat(
            Minimizer.cost(List.of(event(new Input.SafeMethod()), gap(Input.Gap.Kind.RECONNECTED))))
        .isEqualTo(2);
  }

  @Test
  void noMoreIsSpentThanAFewPausesTake() {
    List<Event> run =
        new ArrayList<>(Collections.nCopies(Minimizer.MOST_PAUSES, gap(Input.Gap.Kind.PAUSED)));
    assertThat(Minimizer.cost(run)).isBetween(1, Minimizer.LEFT_OUT);

    run.add(gap(Input.Gap.Kind.PAUSED));
    assertThat(Minimizer.cost(run)).isGreaterThan(Minimizer.LEFT_OUT);
  }
}

package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.CONTRACT;
import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which states are possible all along, and at the end. */
class TraceTest {
  private static Trace trace(Events events) {
    return Trace.of(Events.automaton(), events.list());
  }

  @Test
  void whereNothingHappenedAnyStateIsPossible() {
    assertThat(trace(new Events()).end()).isEqualTo(CONTRACT.states());
  }

  @Test
  void whatTheLastEventLeavesIsPossibleAtTheEnd() {
    assertThat(trace(new Events().accepted(HOME, ONE)).end()).containsExactly(ONE);
    assertThat(trace(new Events().accepted(HOME).lost(ONE)).end()).containsExactly(HOME, ONE);
  }

  @Test
  void afterWhatCannotHaveBeenAnyStateIsPossible() {
    Trace trace = trace(new Events().accepted(HOME, ONE, TWO));

    assertThat(trace.steps()).last().extracting(Step::after).isEqualTo(List.of());
    assertThat(trace.end()).isEqualTo(CONTRACT.states());
    assertThat(trace(new Events().accepted(HOME, ONE, TWO, TWO)).steps())
        .last()
        .extracting(Step::before, Step::after)
        .containsExactly(CONTRACT.states(), List.of(TWO));
  }

  @Test
  void eachInsightIsFollowedByItself() {
    Address other = new Address("account", "a", "j");
    Map<Address, Trace> traces =
        Trace.open(
            CONTRACT,
            Map.of(
                INSIGHT, new Events().accepted(HOME, ONE).list(),
                other, new Events().accepted(HOME, TWO).refused(TWO).list()));

    assertThat(traces).containsOnlyKeys(INSIGHT, other);
    assertThat(traces.get(INSIGHT)).extracting(Trace::end).isEqualTo(List.of(ONE));
    assertThat(traces.get(other))
        .as("the same value again may be refused while the choice isn't known")
        .extracting(Trace::end)
        .isEqualTo(List.of(TWO));
  }
}

package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ways between states, and requests that tell them apart, are found in the table. */
class NavigationTest {
  private static final State HOME = state("home", null);
  private static final State A = state("a", "a");
  private static final State B = state("b", "b");
  private static final State C = state("c", "c");

  @Test
  void aResetAndAValueLeadAnywhereInTheBundledContract() {
    Navigation way = new Navigation(Frozen.CONTRACT.machine());
    StateMachine machine = way.machine();
    State one = machine.values().get(0);
    State other = machine.values().get(1);

    assertThat(way.path(one, other)).hasValue(List.of(machine.home(), other));
    assertThat(way.path(one, one)).hasValue(List.of());
    assertThat(way.homing()).containsExactly(machine.home());
    assertThat(way.finals()).isEmpty();
    assertThat(way.values()).isEqualTo(machine.values());
    assertThat(way.telling(one)).isEqualTo(other);
  }

  @Test
  void theShortestWayIsTaken() {
    Navigation way = way(Set.of("home a", "a b", "b c", "a home", "b home", "c home", "a c"));

    assertThat(way.path(HOME, C)).hasValue(List.of(A, C));
    assertThat(way.path(B, A)).hasValue(List.of(HOME, A));
  }

  @Test
  void aStateThatIsLeftThroughAnotherIsBroughtHomeThroughIt() {
    Navigation way = way(Set.of("home a", "home b", "b a", "a home"));

    assertThat(way.homing()).containsExactly(HOME, A, HOME);
    assertThat(way.isFinal(B)).isFalse();
  }

  @Test
  void whatIsBroughtHomeByTheWayOfAnotherNeedsNoWayOfItsOwn() {
    Navigation way = way(Set.of("a b", "b home", "c b"));

    assertThat(way.homing()).containsExactly(B, HOME);
  }

  @Test
  void aStateThatRefusesTheWayOfAnotherIsBroughtHomeAfterIt() {
    Navigation way = way(Set.of("a home", "b home", "c a", "b a"));

    assertThat(way.homing()).containsExactly(HOME, A, HOME);
  }

  @Test
  void aStateThatNothingLeadsOutOfIsNoPartOfOtherWays() {
    Navigation way = way(Set.of("home a", "home b", "home c", "a home", "b home"));

    assertThat(way.finals()).containsExactly(C);
    assertThat(way.values()).containsExactly(A, B);
    assertThat(way.path(C, HOME)).isEmpty();
    assertThat(way.homing()).containsExactly(HOME);
  }

  @Test
  void whatTellsAValueIsRefusedWhileItStandsAndAcceptedAfterAReset() {
    Navigation way = way(Set.of("home a", "home b", "a b", "a home", "b home", "c home"));

    assertThat(way.refused(A)).containsExactly(C);
    assertThat(way.telling(A)).isNull();
    assertThat(way.telling(B)).isEqualTo(A);
  }

  private static State state(String name, @Nullable String value) {
    return new State(name, value, State.RationaleNeed.OPTIONAL);
  }

  /** What isn't accepted is refused, but for the same again, which is open. */
  private static Navigation way(Set<String> accepted) {
    List<State> states = List.of(HOME, A, B, C);
    List<Transition> rows = new ArrayList<>();
    for (State from : states) {
      for (State to : states) {
        Outcome outcome =
            from.equals(to)
                ? Outcome.UNSPECIFIED
                : accepted.contains(from.name() + " " + to.name())
                    ? Outcome.ACCEPTED
                    : Outcome.REFUSED;
        rows.add(new Transition(from, to, outcome, from.equals(to) ? "same" : null));
      }
    }
    return new Navigation(new StateMachine(HOME, states, rows));
  }
}

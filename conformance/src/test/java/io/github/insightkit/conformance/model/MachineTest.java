package io.github.insightkit.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body in which a name stands twice is held to whichever of its readings is legal. */
class MachineTest {
  private static final StateMachine CONTRACT = Contract.bundled().machine();
  private static final Input RESET = new Input.Regular(CONTRACT.home(), false);

  /** A new one for each test, since it remembers what it has worked out. */
  private final Machine machine = new Machine(CONTRACT, Calibration.NONE);

  private static State state(String name) {
    return CONTRACT.state(name);
  }

  private List<State> after(String before, Answer answer, Input... readings) {
    return machine.states(
        machine.after(machine.only(state(before)), new Input.Doubled(List.of(readings)), answer));
  }

  @Test
  void itMayBeRefusedInEveryState() {
    Input set = new Input.Regular(state("other"), true);

    assertThat(after("unclassified", Answer.REFUSED, RESET, set))
        .containsExactly(state("unclassified"));
    assertThat(after("accept_risk", Answer.REFUSED, RESET, set))
        .containsExactly(state("accept_risk"));
  }

  @Test
  void acceptedWhileAValueStandsItCanOnlyBeTheReset() {
    assertThat(
            after("accept_risk", Answer.ACCEPTED, RESET, new Input.Regular(state("other"), true)))
        .containsExactly(state("unclassified"));
  }

  @Test
  void acceptedAfterAResetItIsEitherOfTheTwo() {
    assertThat(
            after("unclassified", Answer.ACCEPTED, RESET, new Input.Regular(state("other"), true)))
        .containsExactly(state("unclassified"), state("other"));
  }

  @Test
  void aForbiddenReadingIsNoneThatCanBeAccepted() {
    Input bare = new Input.Forbidden(Defect.RATIONALE_MISSING, "other");

    assertThat(after("unclassified", Answer.ACCEPTED, RESET, bare))
        .containsExactly(state("unclassified"));
    assertThat(after("unclassified", Answer.ACCEPTED, bare)).isEmpty();
  }

  @Test
  void itMayHaveBeenEitherIfNoAnswerCame() {
    assertThat(after("accept_risk", Answer.UNCLEAR, RESET))
        .containsExactly(state("unclassified"), state("accept_risk"));
  }

  @Test
  void whatWasNeverAnsweredMayHaveBeenAppliedOrNot() {
    Input set = new Input.Regular(state("other"), true);

    assertThat(machine.states(machine.after(1, set, Answer.UNCLEAR)))
        .containsExactly(state("unclassified"), state("other"));
    assertThat(
            machine.states(machine.after(machine.only(state("accept_risk")), set, Answer.UNCLEAR)))
        .containsExactly(state("accept_risk"));
  }

  @Test
  void whatMayLeadAnywhereMayDoSoUnanswered() {
    assertThat(machine.after(1, new Input.Interlude(Input.Interlude.Kind.BURST), Answer.UNCLEAR))
        .isEqualTo(machine.all());
    assertThat(machine.after(1, new Input.Forbidden(Defect.UNKNOWN_VALUE, "\"x\""), Answer.UNCLEAR))
        .isEqualTo(machine.all());
  }

  @Test
  void aBurstMayLeaveAnyStateAndAPauseTheOneThatWas() {
    assertThat(machine.after(2, new Input.Interlude(Input.Interlude.Kind.BURST), Answer.ACCEPTED))
        .isEqualTo(machine.all());
    assertThat(machine.after(2, new Input.Interlude(Input.Interlude.Kind.PAUSED), Answer.ACCEPTED))
        .isEqualTo(2);
  }

  @Test
  void eventsAreAllowedIfSomeStateLetsThemHappen() {
    assertThat(machine.allows(new Events().accepted(Events.ONE).refused(Events.TWO).list()))
        .isTrue();
    assertThat(machine.allows(new Events().accepted(Events.ONE, Events.TWO).list())).isFalse();
  }

  @Test
  void whatIsKnownToBeRefusedIsNotAccepted() {
    Machine refusing = Events.machine(Calibration.Choice.REFUSED, Calibration.Choice.ACCEPTED);

    assertThat(refusing.after(2, Events.to(Events.ONE), Answer.ACCEPTED)).isZero();
    assertThat(refusing.after(2, Events.to(Events.ONE), Answer.REFUSED)).isEqualTo(2);
    assertThat(Events.machine().after(2, Events.to(Events.ONE), Answer.REFUSED)).isZero();
  }

  @Test
  void anotherMethodMayBeAnsweredAndDoNothing() {
    Input reset = new Input.Varied(RESET, Input.Variation.METHOD);

    assertThat(machine.states(machine.after(2, reset, Answer.ACCEPTED)))
        .containsExactly(state("unclassified"), state("false_positive"));
    assertThat(
            machine.states(
                machine.after(2, new Input.Varied(RESET, Input.Variation.QUERY), Answer.ACCEPTED)))
        .containsExactly(state("unclassified"));
  }
}

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
  private static final Machine MACHINE = new Machine(CONTRACT, Calibration.NONE);
  private static final Input RESET = new Input.Regular(CONTRACT.home(), false);

  private static State state(String name) {
    return CONTRACT.state(name);
  }

  private static List<State> after(String before, Answer answer, Input... readings) {
    return MACHINE.states(
        MACHINE.after(MACHINE.only(state(before)), new Input.Doubled(List.of(readings)), answer));
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
}

package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Kinds;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body in which a name stands twice is held to whichever of its readings is legal. */
class PermittedStepsTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final Input RESET = new Input.Change(CONTRACT.home(), false);

  private static State state(String name) {
    return CONTRACT.state(name);
  }

  private static List<State> after(String before, Answer answer, Input... readings) {
    return after(state(before), new Input.DuplicateName(List.of(readings)), answer);
  }

  private static List<State> after(State before, Input input, Answer answer) {
    return after(Calibration.NONE, before, input, answer);
  }

  private static List<State> after(
      Calibration calibration, State before, Input input, Answer answer) {
    return Automaton.of(CONTRACT, calibration, ViolatedRules.NONE, List.of(input))
        .after(List.of(before), input, answer);
  }

  @Test
  void itMayBeRefusedInEveryState() {
    Input set = new Input.Change(state("other"), true);

    assertThat(after("unclassified", Answer.REFUSED, RESET, set))
        .containsExactly(state("unclassified"));
    assertThat(after("accept_risk", Answer.REFUSED, RESET, set))
        .containsExactly(state("accept_risk"));
  }

  @Test
  void acceptedWhileAValueStandsItCanOnlyBeTheReset() {
    assertThat(after("accept_risk", Answer.ACCEPTED, RESET, new Input.Change(state("other"), true)))
        .containsExactly(state("unclassified"));
  }

  @Test
  void acceptedAfterAResetItIsEitherOfTheTwo() {
    assertThat(
            after("unclassified", Answer.ACCEPTED, RESET, new Input.Change(state("other"), true)))
        .containsExactly(state("unclassified"), state("other"));
  }

  @Test
  void aForbiddenReadingIsNoneThatCanBeAccepted() {
    Input bare = new Input.Forbidden(Kinds.forbidden("rationale-missing"), "other");

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
    Input set = new Input.Change(state("other"), true);

    assertThat(after(Events.HOME, set, Answer.UNCLEAR))
        .containsExactly(state("unclassified"), state("other"));
    assertThat(after(state("accept_risk"), set, Answer.UNCLEAR))
        .containsExactly(state("accept_risk"));
  }

  @Test
  void whatMayLeadAnywhereMayDoSoUnanswered() {
    assertThat(after(Events.HOME, Input.Gap.BURST, Answer.UNCLEAR)).isEqualTo(CONTRACT.states());
    assertThat(
            after(
                Events.HOME,
                new Input.Forbidden(Kinds.forbidden("unknown-value"), "\"x\""),
                Answer.UNCLEAR))
        .isEqualTo(CONTRACT.states());
  }

  @Test
  void aBurstMayLeaveAnyStateAndAPauseTheOneThatWas() {
    assertThat(after(Events.ONE, Input.Gap.BURST, Answer.ACCEPTED)).isEqualTo(CONTRACT.states());
    assertThat(after(Events.ONE, Input.Gap.PAUSED, Answer.ACCEPTED)).containsExactly(Events.ONE);
  }

  @Test
  void whatIsKnownToBeRefusedIsNotAccepted() {
    Calibration refusing = Choices.of(Answer.REFUSED, Answer.ACCEPTED);
    Calibration accepting = Choices.of(Answer.ACCEPTED, Answer.ACCEPTED);
    Input again = Events.to(Events.ONE);

    assertThat(after(refusing, Events.ONE, again, Answer.ACCEPTED)).isEmpty();
    assertThat(after(refusing, Events.ONE, again, Answer.REFUSED)).containsExactly(Events.ONE);
    assertThat(after(accepting, Events.ONE, again, Answer.REFUSED)).isEmpty();
  }

  @Test
  void anotherMethodMayBeAnsweredAndDoNothing() {
    Input reset = new Input.Disguised(RESET, RoutingForms.METHOD);

    assertThat(after(Events.ONE, reset, Answer.ACCEPTED))
        .containsExactly(state("unclassified"), state("false_positive"));
    assertThat(after(Events.ONE, new Input.Disguised(RESET, RoutingForms.QUERY), Answer.ACCEPTED))
        .containsExactly(state("unclassified"));
  }
}

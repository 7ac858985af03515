package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Kinds;
import io.github.insightkit.conformance.requests.Reading;
import java.util.Arrays;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What every run has to ask in each state. */
class CoreInputsTest {
  private static final Input NO_REASON =
      new Input.Forbidden(Kinds.forbidden("rationale-missing"), "accept_risk");

  private static Input unknown(String value) {
    return new Input.Forbidden(Kinds.forbidden("unknown-value"), '"' + value + '"');
  }

  /** The core inputs of a history in which this was asked. */
  private static List<Input> asked(Input... inputs) {
    Exchange exchange =
        new Exchange(
            0,
            "",
            new Request("PATCH", "/", List.of(), ByteString.EMPTY),
            new Result.Response(400, List.of(), ByteString.EMPTY, false),
            0,
            1);
    return CoreInputs.of(
        Events.CONTRACT,
        Arrays.stream(inputs)
            .map(input -> new Reading(exchange, Events.INSIGHT, input, Answer.REFUSED))
            .toList());
  }

  @Test
  void theyAreAResetAndEveryValueAndWhatIsForbidden() {
    assertThat(CoreInputs.of(Events.CONTRACT, "snoozed"))
        .containsExactly(
            Events.to(Events.HOME),
            Events.to(Events.ONE),
            Events.to(Events.TWO),
            Events.to(Events.THREE),
            NO_REASON,
            unknown("snoozed"));
  }

  @Test
  void theUnknownValueIsTheOneThatWasTriedFirst() {
    assertThat(
            asked(
                Events.to(Events.ONE), NO_REASON, unknown("snoozed"), NO_REASON, unknown("later")))
        .contains(unknown("snoozed"))
        .doesNotContain(unknown("later"));
    assertThat(asked(NO_REASON)).as("none was tried").contains(unknown("unknown"));
  }

  @Test
  void nothingIsForbiddenForWantOfAReasonWhereNoneIsRequired() {
    State off = new State("off", null, RationaleNeed.REQUIRED);
    State on = new State("on", "on", RationaleNeed.UNSPECIFIED);
    StateMachine machine =
        new StateMachine(
            off, List.of(off, on), List.of(new Transition(off, on, Outcome.ACCEPTED, null)));

    assertThat(CoreInputs.of(machine, "x"))
        .as("but a reset takes one")
        .containsExactly(new Input.Change(off, true), new Input.Change(on, true), unknown("x"));
  }
}

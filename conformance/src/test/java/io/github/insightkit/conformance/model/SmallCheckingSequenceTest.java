package io.github.insightkit.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checking sequence of a machine that is small enough to follow it by hand: a switch. */
class SmallCheckingSequenceTest {
  private static final State OFF = new State("off", null, RationaleNeed.UNSPECIFIED);
  private static final State ON = new State("on", "on", RationaleNeed.REQUIRED);
  private static final List<Input> ALPHABET =
      List.of(new Input.Regular(OFF, false), new Input.Regular(ON, true));

  private static Machine machine(Outcome onTwice, Outcome offTwice) {
    return new Machine(
        new StateMachine(
            OFF,
            List.of(OFF, ON),
            List.of(
                new Transition(OFF, OFF, offTwice, null),
                new Transition(OFF, ON, Outcome.ACCEPTED, null),
                new Transition(ON, OFF, Outcome.ACCEPTED, null),
                new Transition(ON, ON, onTwice, null))),
        Calibration.NONE);
  }

  private static List<String> words(List<Input> inputs) {
    return inputs.stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, a reset/a reset/on/on/a reset",
    "ACCEPTED, REFUSED, a reset/on/on/a reset/a reset/a reset",
    "REFUSED, ACCEPTED, a reset/on/on/a reset/a reset/on/on/on",
    "REFUSED, REFUSED, a reset/on/on/a reset/a reset"
  })
  void theSequenceIsAsShortAsThis(Outcome onTwice, Outcome offTwice, String sequence) {
    Machine machine = machine(onTwice, offTwice);
    List<Input> inputs = CheckingSequence.of(machine, ALPHABET);
    List<Event> events = new ArrayList<>();
    int state = machine.only(OFF);
    for (Input input : inputs) {
      Answer answer =
          machine.after(state, input, Answer.ACCEPTED) != 0 ? Answer.ACCEPTED : Answer.REFUSED;
      state = machine.after(state, input, answer);
      events.add(new Event(events.size(), input, answer));
    }
    Observability observability = new Observability(machine, ALPHABET);

    assertThat(words(inputs)).containsExactly(sequence.split("/"));
    assertThat(Mutant.of(machine, ALPHABET))
        .hasSize(12)
        .filteredOn(observability::shows)
        .noneMatch(
            mutant -> mutant.in(machine, Steps.of(machine)).after(machine.all(), events) != 0);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, a reset/a reset/on/on/a reset",
    "ACCEPTED, REFUSED, a reset/on/on/a reset",
    "REFUSED, ACCEPTED, a reset/a reset/on/on/a reset",
    "REFUSED, REFUSED, a reset/on/on/a reset"
  })
  void withALookAfterEachInputFewerInputsWillDo(
      Outcome onTwice, Outcome offTwice, String sequence) {
    assertThat(words(CheckingSequence.seen(machine(onTwice, offTwice), ALPHABET)))
        .containsExactly(sequence.split("/"));
  }

  @Test
  void aSwitchThatTakesEverythingHidesWhetherItIsOn() {
    assertThat(CheckingSequence.hidesMutants(machine(Outcome.ACCEPTED, Outcome.ACCEPTED), ALPHABET))
        .isTrue();
    assertThat(CheckingSequence.hidesMutants(machine(Outcome.REFUSED, Outcome.ACCEPTED), ALPHABET))
        .isFalse();
  }

  @Test
  void theAlphabetHasEveryValueAndWhatIsForbidden() {
    assertThat(CheckingSequence.alphabet(Events.CONTRACT, "snoozed"))
        .containsExactly(
            Events.to(Events.HOME),
            Events.to(Events.ONE),
            Events.to(Events.TWO),
            Events.to(Events.THREE),
            new Input.Forbidden(Defect.RATIONALE_MISSING, "accept_risk"),
            new Input.Forbidden(Defect.UNKNOWN_VALUE, "\"snoozed\""));
  }
}

package io.github.insightkit.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Calibration.Choice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checking sequence, tried on models: no server, no sockets. */
class CheckingSequenceTest {
  private static final StateMachine CONTRACT = Contract.bundled().machine();
  private static final List<Input> ALPHABET = CheckingSequence.alphabet(CONTRACT, "snoozed");

  private static Machine machine(Choice sameValue, Choice resetOfNothing) {
    return new Machine(CONTRACT, Choices.of(sameValue, resetOfNothing));
  }

  /** What an implementation that follows the machine answers, from this state on. */
  private static List<Event> answers(Machine machine, List<Input> inputs, int start) {
    List<Event> events = new ArrayList<>();
    int state = start;
    for (Input input : inputs) {
      Answer answer =
          machine.after(state, input, Answer.ACCEPTED) != 0 ? Answer.ACCEPTED : Answer.REFUSED;
      state = machine.after(state, input, answer);
      events.add(new Event(events.size(), input, answer));
    }
    return events;
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, 168, 57",
    "ACCEPTED, REFUSED, 168, 46",
    "REFUSED, ACCEPTED, 132, 37",
    "REFUSED, REFUSED, 132, 30"
  })
  void noObservableMutantSurvives(
      Choice sameValue, Choice resetOfNothing, int observable, int requests) {
    Machine machine = machine(sameValue, resetOfNothing);
    List<Input> sequence = CheckingSequence.of(machine, ALPHABET);
    List<Event> events = answers(machine, sequence, machine.only(machine.home()));
    List<Mutant> mutants =
        Mutant.of(machine, ALPHABET).stream()
            .filter(new Observability(machine, ALPHABET)::shows)
            .toList();

    assertThat(sequence).hasSize(requests);
    assertThat(Mutant.of(machine, ALPHABET)).hasSize(168);
    assertThat(mutants).hasSize(observable);
    assertThat(mutants)
        .filteredOn(mutant -> survives(machine, mutant, events))
        .as("mutants that could have answered the same")
        .isEmpty();
  }

  /** With a look after each input, nothing is hidden, and fewer inputs do. */
  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, 30",
    "ACCEPTED, REFUSED, 29",
    "REFUSED, ACCEPTED, 30",
    "REFUSED, REFUSED, 29"
  })
  void noMutantSurvivesWhereAReaderIsLookedAt(Choice sameValue, Choice resetOfNothing, int inputs) {
    Machine machine = machine(sameValue, resetOfNothing);
    List<Input> sequence = CheckingSequence.seen(machine, ALPHABET);
    List<Event> events = new ArrayList<>();
    int state = machine.only(machine.home());
    for (Event event : answers(machine, sequence, state)) {
      state = machine.after(state, event.input(), event.answer());
      events.add(event);
      events.add(new Event(0, new Input.Shown(machine.state(state), false), Answer.ACCEPTED));
    }

    assertThat(CheckingSequence.hidesMutants(machine, ALPHABET))
        .isEqualTo(sameValue == Choice.REFUSED);
    assertThat(Mutant.of(machine, ALPHABET))
        .filteredOn(mutant -> survives(machine, mutant, events))
        .as("mutants that could have answered and shown the same")
        .isEmpty();
    assertThat(sequence).hasSize(inputs);
  }

  @Test
  void halfTheSequenceLeavesMutants() {
    Machine machine = machine(Choice.ACCEPTED, Choice.ACCEPTED);
    List<Input> sequence = CheckingSequence.of(machine, ALPHABET);
    List<Event> half =
        answers(machine, sequence, machine.only(machine.home())).subList(0, sequence.size() / 2);

    assertThat(Mutant.of(machine, ALPHABET)).anyMatch(mutant -> survives(machine, mutant, half));
  }

  @Test
  void theSequenceIsTheSameEachTime() {
    Machine machine = machine(Choice.ACCEPTED, Choice.ACCEPTED);

    assertThat(CheckingSequence.of(machine, ALPHABET))
        .isEqualTo(CheckingSequence.of(machine, ALPHABET));
  }

  @Test
  void aSwapOfTwoValuesCannotBeSeenWhereTheSameValueIsRefused() {
    Input setsOther = new Input.Regular(CONTRACT.state("other"), true);
    Mutant swap =
        new Mutant(CONTRACT.home(), setsOther, Answer.ACCEPTED, CONTRACT.state("false_positive"));

    assertThat(new Observability(machine(Choice.REFUSED, Choice.ACCEPTED), ALPHABET).shows(swap))
        .isFalse();
    assertThat(new Observability(machine(Choice.ACCEPTED, Choice.ACCEPTED), ALPHABET).shows(swap))
        .isTrue();
  }

  private static boolean survives(Machine machine, Mutant mutant, List<Event> events) {
    return mutant.in(machine, Steps.of(machine)).after(machine.all(), events) != 0;
  }
}

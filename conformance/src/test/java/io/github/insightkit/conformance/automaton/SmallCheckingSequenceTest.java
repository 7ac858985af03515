package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
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
      List.of(new Input.Change(OFF, false), new Input.Change(ON, true));

  private static Automaton automaton(Outcome onTwice, Outcome offTwice) {
    return Automaton.of(
        new StateMachine(
            OFF,
            List.of(OFF, ON),
            List.of(
                new Transition(OFF, OFF, offTwice, null),
                new Transition(OFF, ON, Outcome.ACCEPTED, null),
                new Transition(ON, OFF, Outcome.ACCEPTED, null),
                new Transition(ON, ON, onTwice, null))),
        Calibration.NONE,
        ViolatedRules.NONE,
        ALPHABET);
  }

  private static List<String> words(List<Input> inputs) {
    return inputs.stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, a reset/a reset/on/a reset/on/on",
    "ACCEPTED, REFUSED, a reset/on/on/a reset/a reset/a reset",
    "REFUSED, ACCEPTED, a reset/on/on/a reset/a reset/on/on/on",
    "REFUSED, REFUSED, a reset/on/a reset/on/on/a reset"
  })
  void theSequenceIsAsShortAsThis(Outcome onTwice, Outcome offTwice, String sequence) {
    Automaton automaton = automaton(onTwice, offTwice);
    List<Input> inputs = CheckingSequence.of(automaton);
    List<Event> events = new ArrayList<>();
    State state = OFF;
    for (Input input : inputs) {
      Answer answer =
          automaton.after(List.of(state), input, Answer.ACCEPTED).isEmpty()
              ? Answer.REFUSED
              : Answer.ACCEPTED;
      state = automaton.after(List.of(state), input, answer).get(0);
      events.add(new Event(events.size(), input, answer));
    }
    Distinguishability observability = new Distinguishability(automaton, ALPHABET);

    assertThat(words(inputs)).containsExactly(sequence.split("/"));
    assertThat(Mutant.of(automaton, ALPHABET))
        .hasSize(12)
        .filteredOn(observability::shows)
        .noneMatch(mutant -> automaton.with(mutant).allows(events));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, a reset/a reset/on/a reset/on/on",
    "ACCEPTED, REFUSED, a reset/on/a reset/on/on",
    "REFUSED, ACCEPTED, a reset/a reset/on/a reset/on/on",
    "REFUSED, REFUSED, a reset/on/a reset/on/on"
  })
  void withALookAfterEachInputFewerInputsWillDo(
      Outcome onTwice, Outcome offTwice, String sequence) {
    assertThat(words(CheckingSequence.seen(automaton(onTwice, offTwice))))
        .containsExactly(sequence.split("/"));
  }

  @Test
  void aSwitchThatTakesEverythingHidesWhetherItIsOn() {
    assertThat(CheckingSequence.hidesMutants(automaton(Outcome.ACCEPTED, Outcome.ACCEPTED)))
        .isTrue();
    assertThat(CheckingSequence.hidesMutants(automaton(Outcome.REFUSED, Outcome.ACCEPTED)))
        .isFalse();
  }
}

package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checking sequence, tried on models: no server, no sockets. */
class CheckingSequenceTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final List<Input> ALPHABET = CoreInputs.of(CONTRACT, "snoozed");

  private static Automaton automaton(Answer sameValue, Answer resetOfNothing) {
    return Automaton.of(
        CONTRACT, Choices.of(sameValue, resetOfNothing), ViolatedRules.NONE, ALPHABET);
  }

  /** What an implementation that follows the machine answers, from this state on. */
  private static List<Event> answers(Automaton automaton, List<Input> inputs, State start) {
    List<Event> events = new ArrayList<>();
    State state = start;
    for (Input input : inputs) {
      Answer answer =
          automaton.after(List.of(state), input, Answer.ACCEPTED).isEmpty()
              ? Answer.REFUSED
              : Answer.ACCEPTED;
      state = automaton.after(List.of(state), input, answer).get(0);
      events.add(new Event(events.size(), input, answer));
    }
    return events;
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, 168, 64",
    "ACCEPTED, REFUSED, 168, 51",
    "REFUSED, ACCEPTED, 132, 37",
    "REFUSED, REFUSED, 132, 31"
  })
  void noObservableMutantSurvives(
      Answer sameValue, Answer resetOfNothing, int observable, int requests) {
    Automaton automaton = automaton(sameValue, resetOfNothing);
    List<Input> sequence = CheckingSequence.of(automaton);
    List<Event> events = answers(automaton, sequence, CONTRACT.home());
    List<Mutant> mutants =
        Mutant.of(automaton, ALPHABET).stream()
            .filter(new Distinguishability(automaton, ALPHABET)::shows)
            .toList();

    assertThat(sequence).hasSize(requests);
    assertThat(Mutant.of(automaton, ALPHABET)).hasSize(168);
    assertThat(mutants).hasSize(observable);
    assertThat(mutants)
        .filteredOn(mutant -> survives(automaton, mutant, events))
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
  void noMutantSurvivesWhereAReaderIsLookedAt(Answer sameValue, Answer resetOfNothing, int inputs) {
    Automaton automaton = automaton(sameValue, resetOfNothing);
    List<Input> sequence = CheckingSequence.seen(automaton);
    List<Event> events = new ArrayList<>();
    State state = CONTRACT.home();
    for (Event event : answers(automaton, sequence, state)) {
      state = automaton.after(List.of(state), event.input(), event.answer()).get(0);
      events.add(event);
      events.add(new Event(0, new Input.Shown(state, false), Answer.ACCEPTED));
    }

    assertThat(CheckingSequence.hidesMutants(automaton)).isEqualTo(sameValue == Answer.REFUSED);
    assertThat(Mutant.of(automaton, ALPHABET))
        .filteredOn(mutant -> survives(automaton, mutant, events))
        .as("mutants that could have answered and shown the same")
        .isEmpty();
    assertThat(sequence).hasSize(inputs);
  }

  /** The choice of the next inputs is bounded in work, so that many values can be checked too. */
  @ParameterizedTest
  @CsvSource({"ACCEPTED, 1142", "REFUSED, 637"})
  void sixteenValuesAreCheckedAsWell(Outcome sameValue, int requests) {
    StateMachine contract = withValues(16, sameValue);
    List<Input> alphabet = CoreInputs.of(contract, "snoozed");
    Automaton automaton = Automaton.of(contract, Calibration.NONE, ViolatedRules.NONE, alphabet);
    List<Input> sequence = CheckingSequence.of(automaton);
    int[] word = automaton.alphabet().word(answers(automaton, sequence, contract.home()));
    Distinguishability shown = new Distinguishability(automaton, alphabet);

    assertThat(sequence).hasSize(requests);
    assertThat(Mutant.of(automaton, alphabet).stream().filter(shown::shows))
        .hasSizeGreaterThan(6_000)
        .filteredOn(mutant -> automaton.with(mutant).allows(word))
        .isEmpty();
  }

  private static StateMachine withValues(int values, Outcome sameValue) {
    State home = new State("none", null, State.RationaleNeed.UNSPECIFIED);
    List<State> states = new ArrayList<>(List.of(home));
    for (int i = 0; i < values; i++) {
      states.add(new State("v" + i, "v" + i, State.RationaleNeed.REQUIRED));
    }
    List<Transition> transitions = new ArrayList<>();
    for (State from : states) {
      for (State to : states) {
        Outcome outcome =
            from.equals(home) || to.equals(home)
                ? Outcome.ACCEPTED
                : from.equals(to) ? sameValue : Outcome.REFUSED;
        transitions.add(new Transition(from, to, outcome, null));
      }
    }
    return new StateMachine(home, states, transitions);
  }

  @Test
  void halfTheSequenceLeavesMutants() {
    Automaton automaton = automaton(Answer.ACCEPTED, Answer.ACCEPTED);
    List<Input> sequence = CheckingSequence.of(automaton);
    List<Event> half =
        answers(automaton, sequence, CONTRACT.home()).subList(0, sequence.size() / 2);

    assertThat(Mutant.of(automaton, ALPHABET))
        .anyMatch(mutant -> survives(automaton, mutant, half));
  }

  @Test
  void theSequenceIsTheSameEachTime() {
    Automaton automaton = automaton(Answer.ACCEPTED, Answer.ACCEPTED);

    assertThat(CheckingSequence.of(automaton)).isEqualTo(CheckingSequence.of(automaton));
  }

  @Test
  void aSwapOfTwoValuesCannotBeSeenWhereTheSameValueIsRefused() {
    Input setsOther = new Input.Change(CONTRACT.state("other"), true);
    Mutant swap =
        new Mutant(CONTRACT.home(), setsOther, Answer.ACCEPTED, CONTRACT.state("false_positive"));

    assertThat(
            new Distinguishability(automaton(Answer.REFUSED, Answer.ACCEPTED), ALPHABET)
                .shows(swap))
        .isFalse();
    assertThat(
            new Distinguishability(automaton(Answer.ACCEPTED, Answer.ACCEPTED), ALPHABET)
                .shows(swap))
        .isTrue();
  }

  private static boolean survives(Automaton automaton, Mutant mutant, List<Event> events) {
    List<Input> inputs = events.stream().map(Event::input).toList();
    return automaton
        .over(Stream.concat(ALPHABET.stream(), inputs.stream()).toList())
        .with(mutant)
        .allows(events);
  }
}

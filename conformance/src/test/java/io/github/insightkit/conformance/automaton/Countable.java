package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.List;

/** What can be counted of a table of states, the same value again accepted. */
public final class Countable {
  private final List<Input> inputs;
  private final Automaton automaton;

  public Countable(StateMachine machine) {
    inputs = CoreInputs.of(machine, "snoozed");
    automaton =
        Automaton.of(
            machine, Choices.of(Answer.ACCEPTED, Answer.ACCEPTED), ViolatedRules.NONE, inputs);
  }

  /** How many requests the checking sequence has. */
  public int requests() {
    return CheckingSequence.of(automaton).size();
  }

  /** How many first-order mutants any requests can tell from the table. */
  public long observableMutants() {
    Distinguishability shown = new Distinguishability(automaton, inputs);
    return Mutant.of(automaton, inputs).stream().filter(shown::shows).count();
  }
}

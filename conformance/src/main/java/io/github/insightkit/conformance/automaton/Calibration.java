package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Input;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How this implementation answers what the contract leaves open; in each state on its own, for the
 * contract doesn't say that it has to be the same in all.
 *
 * @param choices the answer to each open question that was asked, by the name of the question in a
 *     state; see {@link #in}
 */
public record Calibration(Map<String, Choice> choices) {

  /** An implementation's answer to an open question. */
  public enum Choice {
    /** It was accepted. */
    ACCEPTED,
    /** It was refused. */
    REFUSED
  }

  /** Nothing is known: whatever the contract leaves open may be answered either way. */
  public static final Calibration NONE = new Calibration(Map.of());

  /** The name of an open question as it is asked in one state. */
  public static String in(String question, State state) {
    return question + " in " + state.name();
  }

  /** Copies the map, in the order of the names. */
  public Calibration {
    choices = Collections.unmodifiableMap(new TreeMap<>(choices));
  }

  /**
   * Reads the choices off what happened to some insights, as it is followed while nothing is known.
   * The first answer to a question in a state is the one that the implementation is held to.
   */
  public static Calibration of(StateMachine contract, Collection<Trace> traces) {
    Map<String, Choice> choices = new TreeMap<>();
    answers(contract, traces)
        .forEach(answer -> choices.putIfAbsent(in(answer.question, answer.state), answer.choice));
    return new Calibration(choices);
  }

  /** The same for an implementation that answers a question alike in all states. */
  public static Calibration alike(StateMachine contract, Collection<Trace> traces) {
    Map<String, Choice> choices = new TreeMap<>();
    for (Answered answer : answers(contract, traces)) {
      for (State state : contract.states()) {
        choices.putIfAbsent(in(answer.question, state), answer.choice);
      }
    }
    return new Calibration(choices);
  }

  private record Answered(String question, State state, Choice choice) {}

  private static List<Answered> answers(StateMachine contract, Collection<Trace> traces) {
    List<Answered> answers = new ArrayList<>();
    for (Trace trace : traces) {
      for (Step step : trace.steps()) {
        Event event = step.event();
        if (step.before().size() == 1 && event.answer() != Answer.UNCLEAR) {
          State state = step.before().get(0);
          String question = event.input().in(state, contract).question();
          if (question != null && isAsked(event.input())) {
            answers.add(
                new Answered(
                    question,
                    state,
                    event.answer() == Answer.ACCEPTED ? Choice.ACCEPTED : Choice.REFUSED));
          }
        }
      }
    }
    return answers;
  }

  /** Whether the answer to this input is the implementation's choice, and not just anything. */
  private static boolean isAsked(Input input) {
    return input instanceof Input.Regular
        || input instanceof Input.Open
        || input instanceof Input.Idle;
  }

  /**
   * The choices for the transitions of the contract's table, each of them made: where it isn't
   * known, as for the same question in another state, or else refused.
   */
  public Calibration decided(StateMachine contract) {
    Map<String, Choice> decided = new TreeMap<>();
    for (Transition transition : contract.transitions()) {
      String question = transition.observation();
      if (question != null) {
        decided.put(
            in(question, transition.from()),
            choices.getOrDefault(in(question, transition.from()), elsewhere(contract, question)));
      }
    }
    return new Calibration(decided);
  }

  private Choice elsewhere(StateMachine contract, String question) {
    return contract.states().stream()
        .map(state -> choices.get(in(question, state)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Choice.REFUSED);
  }

  /** Whether an implementation with these choices may accept what this permits in this state. */
  boolean mayAccept(Input.Permission permission, State state) {
    return permission.question() == null
        ? permission.outcome() == Outcome.ACCEPTED
        : choices.get(in(permission.question(), state)) != Choice.REFUSED;
  }

  /** Whether an implementation with these choices may refuse what this permits in this state. */
  boolean mayRefuse(Input.Permission permission, State state) {
    return permission.question() == null
        ? permission.outcome() == Outcome.REFUSED
        : choices.get(in(permission.question(), state)) != Choice.ACCEPTED;
  }
}

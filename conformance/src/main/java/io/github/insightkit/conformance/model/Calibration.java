package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
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
   * Reads the choices off what happened to some insights, each a list of events in order. The first
   * answer to a question in a state is the one that the implementation is held to.
   */
  public static Calibration of(StateMachine contract, Collection<List<Event>> insights) {
    Map<String, Choice> choices = new TreeMap<>();
    answers(contract, insights)
        .forEach(answer -> choices.putIfAbsent(in(answer.question, answer.state), answer.choice));
    return new Calibration(choices);
  }

  /** The same for an implementation that answers a question alike in all states. */
  public static Calibration alike(StateMachine contract, Collection<List<Event>> insights) {
    Map<String, Choice> choices = new TreeMap<>();
    for (Answered answer : answers(contract, insights)) {
      for (State state : contract.states()) {
        choices.putIfAbsent(in(answer.question, state), answer.choice);
      }
    }
    return new Calibration(choices);
  }

  private record Answered(String question, State state, Choice choice) {}

  private static List<Answered> answers(StateMachine contract, Collection<List<Event>> insights) {
    Machine open = new Machine(contract, NONE);
    List<Answered> answers = new ArrayList<>();
    for (List<Event> events : insights) {
      int possible = open.all();
      for (Event event : events) {
        if (Integer.bitCount(possible) == 1 && event.answer() != Answer.UNCLEAR) {
          State state = open.state(possible);
          String question = event.input().in(state, contract).question();
          if (question != null && isAsked(event.input())) {
            answers.add(
                new Answered(
                    question,
                    state,
                    event.answer() == Answer.ACCEPTED ? Choice.ACCEPTED : Choice.REFUSED));
          }
        }
        int next = open.after(possible, event.input(), event.answer());
        possible = next == 0 ? open.all() : next;
      }
    }
    return answers;
  }

  /** Whether all of these choices are among those. */
  public boolean isPartOf(Calibration others) {
    return others.choices.entrySet().containsAll(choices.entrySet());
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

  /** Whether an implementation with these choices may accept where this question is asked. */
  boolean mayAccept(String question, State state) {
    return choices.get(in(question, state)) != Choice.REFUSED;
  }

  /** Whether an implementation with these choices may refuse where this question is asked. */
  boolean mayRefuse(String question, State state) {
    return choices.get(in(question, state)) != Choice.ACCEPTED;
  }
}

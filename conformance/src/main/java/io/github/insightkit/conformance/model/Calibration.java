package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.StateMachine;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How this implementation answers what the contract leaves open.
 *
 * @param choices the answer to each open question that was asked, by the name of the question
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

  /** Copies the map, in the order of the names. */
  public Calibration {
    choices = Collections.unmodifiableMap(new TreeMap<>(choices));
  }

  /**
   * Reads the choices off what happened to some insights, each a list of events in order. The first
   * answer to a question is the one that the implementation is held to.
   */
  public static Calibration of(StateMachine contract, Collection<List<Event>> insights) {
    Machine open = new Machine(contract, NONE);
    Map<String, Choice> choices = new TreeMap<>();
    for (List<Event> events : insights) {
      int possible = open.all();
      for (Event event : events) {
        if (Integer.bitCount(possible) == 1 && event.answer() != Answer.UNCLEAR) {
          String question = event.input().in(open.state(possible), contract).question();
          if (question != null && isAsked(event.input())) {
            choices.putIfAbsent(
                question, event.answer() == Answer.ACCEPTED ? Choice.ACCEPTED : Choice.REFUSED);
          }
        }
        int next = open.after(possible, event.input(), event.answer());
        possible = next == 0 ? open.all() : next;
      }
    }
    return new Calibration(choices);
  }

  /** Whether the answer to this input is the implementation's choice, and not just anything. */
  private static boolean isAsked(Input input) {
    return input instanceof Input.Regular
        || input instanceof Input.Open
        || input instanceof Input.Idle;
  }

  /** The same, with every transition that the contract leaves open taken one way. */
  public Calibration decided(StateMachine contract) {
    Map<String, Choice> decided = new TreeMap<>(choices);
    contract
        .transitions()
        .forEach(
            transition -> {
              String question = transition.observation();
              if (question != null) {
                decided.putIfAbsent(question, Choice.REFUSED);
              }
            });
    return new Calibration(decided);
  }

  /** Of these choices, those between the transitions of the contract's table. */
  public Calibration asked(StateMachine contract) {
    Map<String, Choice> asked = new TreeMap<>(choices);
    asked
        .keySet()
        .removeIf(
            question ->
                contract.transitions().stream()
                    .noneMatch(transition -> question.equals(transition.observation())));
    return new Calibration(asked);
  }

  /** Whether an implementation with these choices may accept where this question is asked. */
  boolean mayAccept(String question) {
    return choices.get(question) != Choice.REFUSED;
  }

  /** Whether an implementation with these choices may refuse where this question is asked. */
  boolean mayRefuse(String question) {
    return choices.get(question) != Choice.ACCEPTED;
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an implementation is held to where the contract leaves something open: the answer that it
 * gave first in each state, and in one where it wasn't asked the first of all.
 *
 * @param choices the answer to each open question that was asked, accepted or refused, by the name
 *     of the question; and by that and the state where it was answered otherwise there
 */
public record Calibration(Map<String, Answer> choices) {

  /** Nothing is known: whatever the contract leaves open may be answered either way. */
  public static final Calibration NONE = new Calibration(Map.of());

  /** Copies the map, in the order of the names. */
  public Calibration {
    choices = Collections.unmodifiableMap(new TreeMap<>(choices));
  }

  /**
   * Reads the choices off what happened to some insights, as it is followed while nothing is known.
   */
  public static Calibration of(StateMachine contract, Collection<Trace> traces) {
    Map<String, Answer> choices = new TreeMap<>();
    answers(contract, traces)
        .forEach(
            (question, answers) ->
                answers.forEach(
                    (state, here) -> {
                      if (choices.getOrDefault(question, here) != here) {
                        choices.put(in(state, question), here);
                      }
                      choices.putIfAbsent(question, here);
                    }));
    return new Calibration(choices);
  }

  /**
   * Whether what the table leaves open is answered in one way in some states, and not in others.
   */
  public boolean isByState(StateMachine contract) {
    return contract.transitions().stream().anyMatch(row -> choices.containsKey(here(row)));
  }

  /** The same with the first answer in whatever state. */
  public Calibration inAllStates(StateMachine contract) {
    Map<String, Answer> first = new TreeMap<>(choices);
    contract.transitions().forEach(row -> first.remove(here(row)));
    return new Calibration(first);
  }

  private static String here(Transition row) {
    return in(row.from(), String.valueOf(row.observation()));
  }

  private static String in(State state, String question) {
    return question + " in " + state.name();
  }

  /**
   * The first answer to each open question in each state in which it was asked, whatever the
   * insight, by the name of the question; the state that was asked first stands first. An answer
   * says nothing if the next one shows that another state stood.
   */
  public static Map<String, Map<State, Answer>> answers(
      StateMachine contract, Collection<Trace> traces) {
    Map<String, Map<State, Answer>> answers = new TreeMap<>();
    traces.stream()
        .flatMap(trace -> borneOut(trace.steps()))
        .filter(step -> isAsked(step.event()) && step.before().size() == 1)
        .sorted(Comparator.comparing(step -> step.event().exchange()))
        .forEach(
            step -> {
              State state = step.before().get(0);
              String question = step.event().input().in(state, contract).question();
              if (question != null) {
                answers
                    .computeIfAbsent(question, unused -> new LinkedHashMap<>())
                    .putIfAbsent(state, step.event().answer());
              }
            });
    return answers;
  }

  private static Stream<Step> borneOut(List<Step> steps) {
    return IntStream.range(0, steps.size())
        .filter(i -> i + 1 == steps.size() || !steps.get(i + 1).after().isEmpty())
        .mapToObj(steps::get);
  }

  /** Whether this answer is the implementation's choice, and not just anything. */
  private static boolean isAsked(Event event) {
    return event.answer() != Answer.UNCLEAR
        && (event.input() instanceof Input.Change
            || event.input() instanceof Input.Unspecified
            || event.input() instanceof Input.NoChange);
  }

  /**
   * The choices for the transitions of the contract's table, each of them made: refused where it
   * isn't known.
   */
  public Calibration decided(StateMachine contract) {
    Map<String, Answer> decided = new TreeMap<>();
    for (Transition transition : contract.transitions()) {
      String question = transition.observation();
      if (question != null) {
        decided.put(question, choices.getOrDefault(question, Answer.REFUSED));
        decided.computeIfAbsent(here(transition), choices::get);
      }
    }
    return new Calibration(decided);
  }

  /** Whether an implementation with these choices may accept what this state permits like this. */
  boolean mayAccept(State from, Input.Permission permission) {
    return permission.question() == null
        ? permission.outcome() == Outcome.ACCEPTED
        : choice(from, permission.question()) != Answer.REFUSED;
  }

  /** Whether an implementation with these choices may refuse what this state permits like this. */
  boolean mayRefuse(State from, Input.Permission permission) {
    return permission.question() == null
        ? permission.outcome() == Outcome.REFUSED
        : choice(from, permission.question()) != Answer.ACCEPTED;
  }

  private @Nullable Answer choice(State from, String question) {
    return choices.getOrDefault(in(from, question), choices.get(question));
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened to one insight, with the states that were possible all along. At first any state
 * is, and so it is again after an event that can't have been.
 *
 * @param start the states possible at first: all of them
 * @param steps the events, in order
 */
public record Trace(List<State> start, List<Step> steps) {

  public Trace {
    steps = List.copyOf(steps);
  }

  /** Follows these events, whose inputs the automaton has to be over. */
  public static Trace of(Automaton automaton, List<Event> events) {
    int[] word = automaton.alphabet().word(events);
    List<Step> steps = new ArrayList<>();
    int possible = automaton.all();
    for (int i = 0; i < word.length; i++) {
      int next = automaton.after(possible, word[i]);
      steps.add(new Step(events.get(i), automaton.states(possible), automaton.states(next)));
      possible = next == 0 ? automaton.all() : next;
    }
    return new Trace(automaton.states(), steps);
  }

  /** The same for several lists of events, by their keys. */
  public static <K> Map<K, Trace> of(Automaton automaton, Map<K, List<Event>> insights) {
    Map<K, Trace> traces = new LinkedHashMap<>();
    insights.forEach((key, events) -> traces.put(key, of(automaton, events)));
    return traces;
  }

  /** The same while it isn't known how the implementation answers what the contract leaves open. */
  public static <K> Map<K, Trace> open(StateMachine contract, Map<K, List<Event>> insights) {
    Set<Input> inputs = new HashSet<>();
    insights.values().forEach(events -> events.forEach(event -> inputs.add(event.input())));
    return of(Automaton.of(contract, Calibration.NONE, ViolatedRules.NONE, inputs), insights);
  }

  /** The states possible at the end. */
  public List<State> end() {
    return steps.isEmpty() ? start : behind(steps.get(steps.size() - 1));
  }

  /** The states possible from this one of the steps on. */
  public List<State> behind(Step step) {
    return step.after().isEmpty() ? start : step.after();
  }
}

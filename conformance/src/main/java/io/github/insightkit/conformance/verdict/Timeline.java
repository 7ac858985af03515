package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.rules.Evidence;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each exchange asked of which insight, and which states were possible after it.
 *
 * @param states the names of the contract's states, in its order
 * @param moments by the index of the exchange; one for each request of the contract's operations
 * @param ends the states possible at the end for each insight, by the paths that requests took
 */
public record Timeline(
    List<String> states, Map<Integer, Moment> moments, Map<Address, List<State>> ends) {

  /**
   * One exchange, as the contract's machine sees it.
   *
   * @param address the insight, by the path that the request took
   * @param answer what the answer says
   * @param possible the states that were possible after it; none if no state of the contract was,
   *     after which the machine starts over
   */
  public record Moment(Address address, Answer answer, List<State> possible) {}

  public static Timeline of(Evidence evidence) {
    Map<Integer, List<State>> after = new HashMap<>();
    Map<Integer, List<State>> end = new HashMap<>();
    for (Trace trace : evidence.traces().values()) {
      for (Step step : trace.steps()) {
        if (step.event().isOwn()) {
          after.put(step.event().exchange(), step.after());
          end.put(step.event().exchange(), trace.end());
        }
      }
    }
    List<State> all = evidence.contract().machine().states();
    Map<Integer, Moment> moments = new HashMap<>();
    Map<Address, List<State>> ends = new LinkedHashMap<>();
    for (Reading reading : evidence.readings()) {
      int index = reading.exchange().index();
      moments.put(
          index, new Moment(reading.address(), reading.answer(), after.getOrDefault(index, all)));
      ends.put(reading.address(), end.getOrDefault(index, all));
    }
    return new Timeline(all.stream().map(State::name).toList(), moments, ends);
  }

  /** In what state each insight was at the end, in words; "reset" if that is certain. */
  public Map<Address, String> left() {
    Map<Address, String> left = new LinkedHashMap<>();
    ends.forEach((address, states) -> left.put(address, words(states)));
    return left;
  }

  /** These possible states in words; "reset" if that is certain. */
  public static String words(List<State> possible) {
    if (possible.isEmpty()) {
      return "unknown";
    }
    return possible.size() == 1 && possible.get(0).classification() == null
        ? "reset"
        : "possibly " + possible.stream().map(State::name).collect(Collectors.joining(" or "));
  }

  /** What this exchange was to the machine; nothing if it is no request of an operation. */
  public Optional<Moment> at(int exchange) {
    return Optional.ofNullable(moments.get(exchange));
  }
}

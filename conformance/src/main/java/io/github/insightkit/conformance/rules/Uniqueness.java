package io.github.insightkit.conformance.rules;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells servers that refuse a value where another insight has it. */
final class Uniqueness {
  private Uniqueness() {}

  /**
   * What shows it, if a value is refused where nothing stands whenever another insight is certain
   * to have it, and never else.
   */
  static Optional<Finding.Broken> in(Map<Address, Trace> traces) {
    Map<Address, NavigableMap<Integer, List<State>>> standing = new LinkedHashMap<>();
    traces.forEach((insight, trace) -> standing.put(insight, standing(trace)));
    Finding.Broken shown = null;
    for (Map.Entry<Address, Trace> one : traces.entrySet()) {
      for (Step step : one.getValue().steps()) {
        if (!isAttempt(step)) {
          continue;
        }
        List<State> value = List.of(((Input.Change) step.event().input()).to());
        int exchange = step.event().exchange();
        Optional<Address> holder =
            standing.entrySet().stream()
                .filter(other -> !other.getKey().equals(one.getKey()))
                .filter(other -> other.getValue().ceilingEntry(exchange).getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst();
        boolean isRefused = step.event().answer() == Answer.REFUSED;
        if (isRefused != holder.isPresent()) {
          return Optional.empty();
        }
        shown =
            shown == null && isRefused ? broken(step, holder.get(), traces, one.getValue()) : shown;
      }
    }
    return Optional.ofNullable(shown);
  }

  /** What was possible at each exchange that may matter to the insight, and at the end. */
  private static NavigableMap<Integer, List<State>> standing(Trace trace) {
    NavigableMap<Integer, List<State>> standing = new TreeMap<>();
    trace.steps().forEach(step -> standing.put(step.event().exchange(), step.before()));
    standing.put(Integer.MAX_VALUE, trace.end());
    return standing;
  }

  /** Whether a value is asked for where nothing stands for certain, and the answer is clear. */
  private static boolean isAttempt(Step step) {
    return step.before().size() == 1
        && step.before().get(0).classification() == null
        && step.event().answer() != Answer.UNCLEAR
        && step.event().input() instanceof Input.Change change
        && change.to().classification() != null;
  }

  private static Finding.Broken broken(
      Step refused, Address holder, Map<Address, Trace> traces, Trace own) {
    int last = refused.event().exchange();
    return new Finding.Broken(
        "asked for %s while %s has it: expected it to be accepted, got it refused; where no other insight has it, it is accepted"
            .formatted(refused.event().input(), holder.inWords()),
        Stream.of(
                changed(requireNonNull(traces.get(holder)), last, true),
                changed(own, last, false),
                Optional.of(last))
            .flatMap(Optional::stream)
            .sorted()
            .toList());
  }

  /** The last accepted change before this exchange, to a value or to none. */
  private static Optional<Integer> changed(Trace trace, int before, boolean toValue) {
    return trace.steps().stream()
        .filter(step -> step.event().exchange() < before)
        .filter(step -> step.event().answer() == Answer.ACCEPTED)
        .filter(
            step ->
                step.event().input() instanceof Input.Change change
                    && (change.to().classification() != null) == toValue)
        .map(step -> step.event().exchange())
        .reduce((one, other) -> other);
  }
}

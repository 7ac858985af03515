package io.github.insightkit.conformance.rules;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells servers that refuse a value where another insight has it. */
final class Uniqueness {
  private Uniqueness() {}

  /**
   * What shows it, if a value is refused where nothing stands whenever another insight is certain
   * to have it, and never else.
   */
  static Optional<Finding.Broken> in(Map<Address, Trace> traces) {
    Map<Integer, Map<Address, List<State>>> standing = new HashMap<>();
    traces.forEach(
        (insight, trace) ->
            trace
                .steps()
                .forEach(
                    step ->
                        standing
                            .computeIfAbsent(step.event().exchange(), exchange -> new HashMap<>())
                            .put(insight, step.before())));
    Finding.Broken shown = null;
    for (Map.Entry<Address, Trace> one : traces.entrySet()) {
      for (Step step : one.getValue().steps()) {
        if (!isAttempt(step)) {
          continue;
        }
        List<State> value = List.of(((Input.Change) step.event().input()).to());
        Optional<Address> holder =
            standing.getOrDefault(step.event().exchange(), Map.of()).entrySet().stream()
                .filter(other -> other.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst();
        boolean isRefused = step.event().answer() == Answer.REFUSED;
        if (isRefused != holder.isPresent()) {
          return Optional.empty();
        }
        shown =
            shown == null && isRefused
                ? broken(
                    step, requireNonNull(traces.get(holder.get())), one.getValue(), value.get(0))
                : shown;
      }
    }
    return Optional.ofNullable(shown);
  }

  /** Whether a value is asked for where nothing stands for certain, and the answer is clear. */
  private static boolean isAttempt(Step step) {
    return step.before().size() == 1
        && step.before().get(0).classification() == null
        && step.event().answer() != Answer.UNCLEAR
        && step.event().input() instanceof Input.Change change
        && change.to().classification() != null;
  }

  private static Finding.Broken broken(Step refused, Trace holder, Trace own, State value) {
    int last = refused.event().exchange();
    return new Finding.Broken(
        "asked for %s, which another insight has: expected it to be accepted, got it refused; where no other has it, it is accepted"
            .formatted(value.name()),
        Stream.of(changed(holder, last, true), changed(own, last, false), Optional.of(last))
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

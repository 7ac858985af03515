package io.github.insightkit.conformance.rules;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells servers that refuse a value where another insight has it, or so many others have. */
final class Uniqueness {
  /** How many others may be too many. */
  private static final int MOST = 3;

  /**
   * A value is asked for where nothing stands for certain, and the answer is clear.
   *
   * @param holders the other insights that have it for certain
   * @param may how many may have it
   */
  private record Attempt(Step step, Trace own, List<Address> holders, long may) {
    boolean isRefused() {
      return step.event().answer() == Answer.REFUSED;
    }

    boolean isAnsweredAsIf(int tooMany) {
      return isRefused() ? may >= tooMany : holders.size() < tooMany;
    }

    /** Whether the same was asked for, of this insight and with another answer. */
    boolean isOtherwise(Attempt other) {
      return own.equals(other.own)
          && step.event().input().equals(other.step.event().input())
          && isRefused() != other.isRefused();
    }
  }

  private Uniqueness() {}

  /**
   * What shows it, if some values are refused where nothing stands whenever so many other insights
   * are certain to have them, and never where fewer may.
   */
  static Optional<Finding.Broken> in(Map<Address, Trace> traces) {
    List<Attempt> all = attempts(traces);
    List<Input> refused =
        all.stream().filter(Attempt::isRefused).map(one -> one.step().event().input()).toList();
    all.removeIf(one -> !refused.contains(one.step().event().input()));
    for (int many = 1; many <= MOST; many++) {
      int tooMany = many;
      if (all.stream().allMatch(one -> one.isAnsweredAsIf(tooMany))) {
        return all.stream()
            .filter(one -> one.isRefused() && one.holders().size() >= tooMany)
            .filter(one -> all.stream().anyMatch(one::isOtherwise))
            .findFirst()
            .map(one -> broken(one, tooMany, traces));
      }
    }
    return Optional.empty();
  }

  private static List<Attempt> attempts(Map<Address, Trace> traces) {
    Map<Address, NavigableMap<Integer, List<State>>> standing = new LinkedHashMap<>();
    traces.forEach((insight, trace) -> standing.put(insight, standing(trace)));
    Map<Address, NavigableMap<Integer, Event>> changes = new LinkedHashMap<>();
    traces.forEach((insight, trace) -> changes.put(insight, changes(trace)));
    List<Attempt> attempts = new ArrayList<>();
    traces.forEach(
        (insight, own) -> {
          for (Step step : own.steps()) {
            if (isAttempt(step)) {
              State value = asked(step.event());
              int now = step.event().exchange();
              Map<Address, List<State>> others = new LinkedHashMap<>();
              standing.forEach(
                  (other, then) -> others.put(other, then.ceilingEntry(now).getValue()));
              others.remove(insight);
              others.values().removeIf(states -> !states.contains(value));
              int may = others.size();
              // A refusal may be due to a third insight, and tells nothing; and another scope may
              // lead to an insight that was changed since.
              others
                  .keySet()
                  .removeIf(
                      other ->
                          !other.scope().equals(insight.scope())
                              || changed(requireNonNull(changes.get(other)), now)
                                  .filter(event -> asked(event).equals(value))
                                  .isEmpty());
              attempts.add(new Attempt(step, own, List.copyOf(others.keySet()), may));
            }
          }
        });
    return attempts;
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

  private static Finding.Broken broken(Attempt refused, int tooMany, Map<Address, Trace> traces) {
    List<Address> holders = refused.holders().subList(0, tooMany);
    int last = refused.step().event().exchange();
    return new Finding.Broken(
        "asked for %s while %s %s it: expected it to be accepted, got it refused; where %s it, it is accepted"
            .formatted(
                refused.step().event().input(),
                holders.stream().map(Address::inWords).collect(Collectors.joining(" and ")),
                tooMany == 1 ? "has" : "have",
                tooMany == 1 ? "no other insight has" : "fewer others have"),
        Stream.concat(
                holders.stream()
                    .map(one -> changed(changes(requireNonNull(traces.get(one))), last)),
                Stream.of(
                    changed(changes(refused.own()), last), Optional.of(refused.step().event())))
            .flatMap(Optional::stream)
            .map(Event::exchange)
            .sorted()
            .toList());
  }

  /** The changes that were accepted, by their exchanges. */
  private static NavigableMap<Integer, Event> changes(Trace trace) {
    NavigableMap<Integer, Event> changes = new TreeMap<>();
    trace.steps().stream()
        .map(Step::event)
        .filter(event -> event.answer() == Answer.ACCEPTED)
        .filter(event -> event.input() instanceof Input.Change)
        .forEach(event -> changes.put(event.exchange(), event));
    return changes;
  }

  /** The last of them before this exchange. */
  private static Optional<Event> changed(NavigableMap<Integer, Event> changes, int before) {
    return Optional.ofNullable(changes.lowerEntry(before)).map(Map.Entry::getValue);
  }

  private static State asked(Event change) {
    return ((Input.Change) change.input()).to();
  }
}

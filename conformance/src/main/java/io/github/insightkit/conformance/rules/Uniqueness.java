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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells servers that refuse a value where another insight has it, or so many others have. */
final class Uniqueness {
  /** How many others may be too many. */
  private static final int MOST = 3;

  /**
   * A value is asked for where nothing stands for certain, and the answer is clear.
   *
   * @param holders the first of the other insights that have it for certain, as many as matter
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

  /** What is asked for that was refused in some attempt, each time. */
  private static List<Attempt> attempts(Map<Address, Trace> traces) {
    Set<Input> refused =
        traces.values().stream()
            .flatMap(trace -> trace.steps().stream())
            .filter(step -> isAttempt(step) && step.event().answer() == Answer.REFUSED)
            .map(step -> step.event().input())
            .collect(Collectors.toSet());
    if (refused.isEmpty()) {
      return List.of();
    }
    List<Attempt> attempts = new ArrayList<>();
    Standing standing = new Standing(traces);
    for (Place place : places(traces)) {
      if (isAttempt(place.step()) && refused.contains(place.step().event().input())) {
        attempts.add(standing.attempt(place));
      }
      standing.pass(place);
    }
    return attempts;
  }

  /** All steps in the order of the exchanges; what came between two of them, before the second. */
  private static List<Place> places(Map<Address, Trace> traces) {
    return traces.entrySet().stream()
        .flatMap(
            one ->
                one.getValue().steps().stream()
                    .map(step -> new Place(one.getKey(), one.getValue(), step)))
        .sorted(
            Comparator.comparing((Place place) -> place.step().event().exchange())
                .thenComparing(place -> !(place.step().event().input() instanceof Input.Gap)))
        .toList();
  }

  /** A step of an insight. */
  private record Place(Address insight, Trace trace, Step step) {}

  /** What stands on all insights, as far as is known, while one goes through what happened. */
  private static final class Standing {
    private final Map<Address, List<State>> possible = new HashMap<>();

    /** How many insights may have a value. */
    private final Map<State, Integer> may = new HashMap<>();

    /** The value that was last accepted for an insight. */
    private final Map<Address, State> set = new HashMap<>();

    /** The insights of a scope for which a value was last accepted. */
    private final Map<List<Object>, Set<Address>> holders = new HashMap<>();

    Standing(Map<Address, Trace> traces) {
      traces.forEach((insight, trace) -> become(insight, trace.start()));
    }

    private void become(Address insight, List<State> states) {
      possible
          .getOrDefault(insight, List.of())
          .forEach(state -> may.merge(state, -1, Integer::sum));
      states.forEach(state -> may.merge(state, 1, Integer::sum));
      possible.put(insight, states);
    }

    private Set<Address> holders(Address insight, State value) {
      return holders.computeIfAbsent(
          List.of(insight.scope(), value), unused -> new LinkedHashSet<>());
    }

    /** Goes on behind this step. */
    void pass(Place place) {
      Address insight = place.insight();
      become(insight, place.trace().behind(place.step()));
      Event event = place.step().event();
      // Nobody knows what several requests at once have left.
      if (isChange(event) || event.input() == Input.Gap.BURST) {
        State before = set.remove(insight);
        if (before != null) {
          holders(insight, before).remove(insight);
        }
      }
      if (isChange(event)) {
        set.put(insight, asked(event));
        holders(insight, asked(event)).add(insight);
      }
    }

    private boolean mayHave(Address insight, State value) {
      return requireNonNull(possible.get(insight)).contains(value);
    }

    Attempt attempt(Place place) {
      Address insight = place.insight();
      State value = asked(place.step().event());
      return new Attempt(
          place.step(),
          place.trace(),
          // A refusal may be due to a third insight, and tells nothing; and another scope may lead
          // to an insight that was changed since.
          holders(insight, value).stream()
              .filter(other -> !other.equals(insight) && mayHave(other, value))
              .limit(MOST)
              .toList(),
          may.getOrDefault(value, 0) - (mayHave(insight, value) ? 1 : 0));
    }
  }

  /** Whether a value is asked for where nothing stands for certain, and the answer is clear. */
  private static boolean isAttempt(Step step) {
    return step.before().size() == 1
        && step.before().get(0).classification() == null
        && step.event().answer() != Answer.UNCLEAR
        && step.event().input().isValue();
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
                holders.stream().map(one -> changed(requireNonNull(traces.get(one)), last)),
                Stream.of(changed(refused.own(), last), Optional.of(refused.step().event())))
            .flatMap(Optional::stream)
            .map(Event::exchange)
            .sorted()
            .toList());
  }

  /** The last change before this exchange that was accepted. */
  private static Optional<Event> changed(Trace trace, int before) {
    return trace.steps().stream()
        .map(Step::event)
        .filter(event -> event.exchange() < before && isChange(event))
        .reduce((one, other) -> other);
  }

  private static boolean isChange(Event event) {
    return event.answer() == Answer.ACCEPTED && event.input() instanceof Input.Change;
  }

  private static State asked(Event change) {
    return ((Input.Change) change.input()).to();
  }
}

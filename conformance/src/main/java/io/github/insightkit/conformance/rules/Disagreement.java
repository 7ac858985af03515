package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.StateRequirements.DUPLICATE_NAMES;
import static io.github.insightkit.conformance.rules.StateRequirements.SAME_AGAIN;
import static io.github.insightkit.conformance.rules.StateRequirements.SET;
import static io.github.insightkit.conformance.rules.StateRequirements.SET_APPLIED;
import static io.github.insightkit.conformance.rules.StateRequirements.STEADY;

import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells servers that accept a value after a reset and refuse it in turn: as where several nodes
 * answer, or connections, of which not each knows the value.
 */
final class Disagreement {
  /** How many requests are shown: what went before, the reset, and the value. */
  private static final int LENGTH = 3;

  /** How often the answer has to change: once is for good, and twice may be somebody else. */
  private static final int TURNS = 3;

  /**
   * What is blamed where a value is refused now and then; whatever else is, may be why that is so.
   */
  private static final Set<String> SEEMING =
      Stream.of(SET, SAME_AGAIN, SET_APPLIED, STEADY, DUPLICATE_NAMES)
          .map(Requirement::id)
          .collect(Collectors.toUnmodifiableSet());

  private Disagreement() {}

  /**
   * What shows it, if there is such a value.
   *
   * @param blamed the rules that would explain what happened
   */
  static Optional<Finding.Broken> in(List<Reading> readings, Set<String> blamed) {
    Map<List<Object>, List<List<Reading>>> alike = new LinkedHashMap<>();
    for (int end = LENGTH; end <= readings.size(); end++) {
      List<Reading> run = readings.subList(end - LENGTH, end);
      if (isAttempt(run)) {
        alike
            .computeIfAbsent(
                List.of(last(run).address(), last(run).input()), unused -> new ArrayList<>())
            .add(run);
      }
    }
    return alike.values().stream()
        .filter(runs -> !blamed.isEmpty() && SEEMING.containsAll(blamed))
        .filter(runs -> turns(runs) >= TURNS && !isDueToWhatWentBefore(runs))
        .findFirst()
        .map(Disagreement::broken);
  }

  /** Whether a value is asked for right after a reset was accepted, one request after the other. */
  private static boolean isAttempt(List<Reading> run) {
    Reading reset = run.get(LENGTH - 2);
    return reset.input().isReset()
        && reset.answer() == Answer.ACCEPTED
        && last(run).input().isValue()
        && last(run).answer() != Answer.UNCLEAR
        && IntStream.range(1, LENGTH).allMatch(i -> follows(run.get(i - 1), run.get(i)));
  }

  private static boolean follows(Reading first, Reading next) {
    return next.address().equals(first.address())
        && next.exchange().index() == first.exchange().index() + 1
        && !next.exchange().overlaps(first.exchange());
  }

  private static int turns(List<List<Reading>> runs) {
    List<Answer> answers = runs.stream().map(run -> last(run).answer()).toList();
    return (int)
        IntStream.range(1, answers.size())
            .filter(i -> answers.get(i) != answers.get(i - 1))
            .count();
  }

  /** Whether the answer was always the same after the same was asked and answered before. */
  private static boolean isDueToWhatWentBefore(List<List<Reading>> runs) {
    Map<List<Object>, Set<Answer>> answers = new HashMap<>();
    runs.forEach(
        run ->
            answers
                .computeIfAbsent(
                    List.of(run.get(0).input(), run.get(0).answer()), unused -> new HashSet<>())
                .add(last(run).answer()));
    return answers.values().stream().allMatch(some -> some.size() == 1);
  }

  private static Reading last(List<Reading> run) {
    return run.get(run.size() - 1);
  }

  private static Finding.Broken broken(List<List<Reading>> runs) {
    List<List<Reading>> refused =
        runs.stream().filter(run -> last(run).answer() == Answer.REFUSED).toList();
    return new Finding.Broken(
        "asked for %s right after a reset: expected it to be accepted, got it refused %s times and accepted %s times, in turn; it may depend on the node or the connection that answers, so that it takes several tries to see it again"
            .formatted(last(refused.get(0)).input(), refused.size(), runs.size() - refused.size()),
        refused.get(0).stream().map(one -> one.exchange().index()).toList());
  }
}

package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.history.Result;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Answers that let nobody in: to the API, to the account or zone, or to the insight. */
public final class TurnedAway {
  private static final Set<Integer> STATUSES = Set.of(401, 403, 404, 405, 410);

  private TurnedAway() {}

  /**
   * The answers by which every change was turned away; none if that isn't so. What else was asked
   * doesn't count where changes were: a body may be refused before anybody looks for the insight.
   */
  public static List<Result.Response> all(List<Reading> readings) {
    List<Result.Response> changes =
        answers(readings, reading -> reading.input() instanceof Input.Change);
    List<Result.Response> answers =
        changes.isEmpty() ? answers(readings, reading -> true) : changes;
    return answers.stream().allMatch(TurnedAway::is) ? answers : List.of();
  }

  private static boolean is(Result.Response answer) {
    return STATUSES.contains(answer.status()) || answer.refusesCredentials();
  }

  /** The answers to those of the readings of which this holds. */
  public static List<Result.Response> answers(List<Reading> readings, Predicate<Reading> which) {
    return readings.stream()
        .filter(which)
        .flatMap(reading -> reading.exchange().response().stream())
        .toList();
  }
}

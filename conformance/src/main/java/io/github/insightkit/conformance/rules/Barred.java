package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.CredentialRefusal;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Histories that tell nothing, or nothing of some insights, since the server let nobody in. */
final class Barred {
  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 404, 405, 410);
  private static final int SERVER_ERROR = 500;

  private Barred() {}

  /** Why nothing can be told, if nothing can: every change was turned away, or all failed. */
  static Optional<String> why(List<Reading> readings) {
    List<Result.Response> all = answers(readings, reading -> true);
    boolean failing = all.stream().allMatch(answer -> answer.status() >= SERVER_ERROR);
    return turnedAway(readings)
        .or(() -> all.isEmpty() || !failing ? Optional.empty() : Optional.of(statuses(all)))
        .map(
            statuses ->
                "every request was answered with "
                    + statuses
                    + "; check the base URL, the ids, the token, and whether the server is well");
  }

  /** Which of these were turned away at every change while others weren't, in sentences. */
  static List<String> unserved(List<Reading> readings, Collection<Address> insights) {
    Map<String, String> turnedAway = new LinkedHashMap<>();
    for (Address one : insights) {
      turnedAway(readings.stream().filter(reading -> reading.address().equals(one)).toList())
          .ifPresent(
              statuses ->
                  turnedAway.merge(
                      "%s %s, where every change was answered with %s"
                          .formatted(one.scope(), one.owner(), statuses),
                      one.issue(),
                      (known, more) -> known + ", " + more));
    }
    return why(readings).isPresent()
        ? List.of()
        : turnedAway.entrySet().stream()
            .map(
                owner ->
                    "Nothing was checked through %s (insight %s); check the ids and what the token may, or leave it out."
                        .formatted(owner.getKey(), owner.getValue()))
            .toList();
  }

  /**
   * The statuses by which every change was turned away, if that is so. What else was asked doesn't
   * count where changes were: a body may be refused before anybody looks for the insight.
   */
  private static Optional<String> turnedAway(List<Reading> readings) {
    List<Result.Response> changes =
        answers(readings, reading -> reading.input() instanceof Input.Change);
    List<Result.Response> answers =
        changes.isEmpty() ? answers(readings, reading -> true) : changes;
    return !answers.isEmpty() && answers.stream().allMatch(Barred::isTurnedAway)
        ? Optional.of(statuses(answers))
        : Optional.empty();
  }

  private static boolean isTurnedAway(Result.Response answer) {
    return TURNED_AWAY.contains(answer.status()) || CredentialRefusal.is(answer);
  }

  private static List<Result.Response> answers(List<Reading> readings, Predicate<Reading> which) {
    return readings.stream()
        .filter(which)
        // The answer to a HEAD has no content, and so no code.
        .filter(reading -> !reading.exchange().request().method().equals("HEAD"))
        .map(reading -> reading.exchange().result())
        .filter(Result.Response.class::isInstance)
        .map(Result.Response.class::cast)
        .toList();
  }

  private static String statuses(List<Result.Response> answers) {
    return answers.stream()
        .map(answer -> String.valueOf(answer.status()))
        .distinct()
        .collect(Collectors.joining(" or "));
  }
}

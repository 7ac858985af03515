package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.TurnedAway;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Histories that tell nothing, or nothing of some insights, since the server let nobody in. */
public final class Barred {
  private static final int SERVER_ERROR = 500;

  private Barred() {}

  /**
   * Why nothing can be told, if nothing can: every change was turned away, or all failed, so that
   * the fault may be in the credentials, the ids or the base URL that the run was given.
   */
  public static Optional<String> why(Evidence evidence) {
    List<Reading> readings = evidence.readings();
    // Other forms may be answered by what stands before the application.
    List<Result.Response> all =
        TurnedAway.answers(readings, one -> !(one.input() instanceof Input.Disguised));
    boolean failing = all.stream().allMatch(answer -> answer.status() >= SERVER_ERROR);
    return statuses(TurnedAway.all(readings))
        .or(() -> statuses(failing ? all : List.of()))
        .map(
            statuses ->
                "every request was answered with "
                    + statuses
                    + "; check the base URL, the ids, the token, and whether the server is well");
  }

  /** Which of these were turned away at every change while others weren't, in sentences. */
  public static List<String> unserved(Evidence evidence, Collection<Address> insights) {
    List<Reading> readings = evidence.readings();
    Map<String, String> turnedAway = new LinkedHashMap<>();
    for (Address one : insights) {
      List<Reading> own =
          readings.stream().filter(reading -> reading.address().equals(one)).toList();
      statuses(TurnedAway.all(own))
          .ifPresent(
              statuses ->
                  turnedAway.merge(
                      "%s %s, where every change was answered with %s"
                          .formatted(one.scope(), one.owner(), statuses),
                      one.issue(),
                      (known, more) -> known + ", " + more));
    }
    return why(evidence).isPresent()
        ? List.of()
        : turnedAway.entrySet().stream()
            .map(
                owner ->
                    "Nothing was checked through %s (insight %s); check the ids and what the token may, or leave it out."
                        .formatted(owner.getKey(), owner.getValue()))
            .toList();
  }

  /** The statuses of these answers, in words; nothing if there are none. */
  private static Optional<String> statuses(List<Result.Response> answers) {
    return answers.stream()
        .map(answer -> String.valueOf(answer.status()))
        .distinct()
        .reduce((one, other) -> one + " or " + other);
  }
}

package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Histories that tell nothing, since the server let nobody in. */
final class Barred {
  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 404, 405);
  private static final int SERVER_ERROR = 500;

  private Barred() {}

  /** Why nothing can be told, if nothing can: every answer turned the run away, or failed. */
  static Optional<String> why(List<Reading> readings) {
    List<Integer> statuses =
        readings.stream()
            .map(reading -> reading.exchange().result())
            .filter(Result.Response.class::isInstance)
            .map(result -> ((Result.Response) result).status())
            .distinct()
            .toList();
    boolean failing = statuses.stream().allMatch(status -> status >= SERVER_ERROR);
    return !statuses.isEmpty() && (failing || TURNED_AWAY.containsAll(statuses))
        ? Optional.of(
            "every request was answered with "
                + statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + "; check the base URL, the ids, the token, and whether the server is well")
        : Optional.empty();
  }
}

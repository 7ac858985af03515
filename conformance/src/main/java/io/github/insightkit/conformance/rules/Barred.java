package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.CredentialRefusal;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Reading;
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
    List<Result.Response> answers =
        readings.stream()
            .map(Reading::exchange)
            // Its answer has no content, and so no code.
            .filter(exchange -> !exchange.request().method().equals("HEAD"))
            .map(Exchange::result)
            .filter(Result.Response.class::isInstance)
            .map(Result.Response.class::cast)
            .toList();
    List<Integer> statuses = answers.stream().map(Result.Response::status).distinct().toList();
    boolean failing = statuses.stream().allMatch(status -> status >= SERVER_ERROR);
    boolean turnedAway =
        answers.stream()
            .allMatch(
                answer -> TURNED_AWAY.contains(answer.status()) || CredentialRefusal.is(answer));
    return !statuses.isEmpty() && (failing || turnedAway)
        ? Optional.of(
            "every request was answered with "
                + statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + "; check the base URL, the ids, the token, and whether the server is well")
        : Optional.empty();
  }
}

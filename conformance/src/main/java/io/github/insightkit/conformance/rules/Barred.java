package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.CredentialRefusal;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
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

  /**
   * Which of these insights were turned away at every change, while others weren't: a sentence for
   * each account or zone of which all were, and for each other insight.
   */
  static List<String> unserved(List<Reading> readings, Collection<Address> insights) {
    if (why(readings).isPresent()) {
      return List.of();
    }
    Map<String, List<Address>> owners =
        insights.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.scope() + " " + one.owner(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<String> unserved = new ArrayList<>();
    owners.forEach(
        (owner, own) -> {
          Optional<String> whole = turnedAway(of(readings, own));
          whole.ifPresent(
              statuses -> unserved.add(sentence(owner, statuses, "its id and what the token may")));
          if (whole.isEmpty()) {
            own.forEach(
                one ->
                    turnedAway(of(readings, List.of(one)))
                        .ifPresent(
                            statuses -> unserved.add(sentence(one.inWords(), statuses, "its id"))));
          }
        });
    return unserved;
  }

  private static String sentence(String what, String statuses, String check) {
    return "Nothing was checked through "
        + what
        + ", which was given: every change there was answered with "
        + statuses
        + "; check "
        + check
        + ", or leave it out.";
  }

  private static List<Reading> of(List<Reading> readings, List<Address> insights) {
    return readings.stream().filter(one -> insights.contains(one.address())).toList();
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

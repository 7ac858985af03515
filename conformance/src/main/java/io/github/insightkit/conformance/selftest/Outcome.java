package io.github.insightkit.conformance.selftest;

import io.github.insightkit.conformance.rules.Overall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kit made of one server.
 *
 * @param trial the server
 * @param verdict the verdict as a whole; none if the run broke off
 * @param broken the rules that fail or warn, with their messages
 * @param undecided the rules that neither hold nor are broken, with their messages
 * @param requests how many requests were sent
 * @param millis how long it took
 */
record Outcome(
    Trial trial,
    Optional<Overall> verdict,
    Map<String, String> broken,
    Map<String, String> undecided,
    int requests,
    long millis) {

  /** How an outcome stands to what is declared. */
  enum Mark {
    /** The fault is caught by its rule alone, or the legal server is conformant. */
    AS_DECLARED,
    /** The fault is caught by its rule, and by others besides. */
    BLURRED,
    /** The fault isn't caught by its rule. */
    MISSED,
    /** A legal server isn't found conformant. */
    FALSE_ALARM
  }

  Outcome {
    broken = Map.copyOf(broken);
    undecided = Map.copyOf(undecided);
  }

  /** The same with the requests and the time of what was tried before. */
  Outcome after(Outcome before) {
    return new Outcome(
        trial, verdict, broken, undecided, before.requests + requests, before.millis + millis);
  }

  Mark mark() {
    if (trial.expected().isEmpty()) {
      return broken.isEmpty() && verdict.equals(Optional.of(Overall.CONFORMANT))
          ? Mark.AS_DECLARED
          : Mark.FALSE_ALARM;
    }
    if (!broken.containsKey(trial.expected().get())) {
      return Mark.MISSED;
    }
    return broken.size() == 1 ? Mark.AS_DECLARED : Mark.BLURRED;
  }

  /** The outcome in a line. */
  String line() {
    return mark()
        + " "
        + trial.id()
        + trial.expected().map(rule -> " (declared " + rule + ")").orElse("")
        + ": "
        + (broken.isEmpty()
            ? "no rule is broken, " + verdict.map(Overall::toString).orElse("no verdict") + why()
            : "broken "
                + String.join(
                    "; ",
                    broken.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList()));
  }

  private String why() {
    return undecided.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(
            entry -> trial.expected().isEmpty() || entry.getKey().equals(trial.expected().get()))
        .limit(3)
        .map(entry -> "; " + entry.getKey() + " undecided: " + entry.getValue())
        .reduce("", String::concat);
  }

  /** The area of rules that this trial is about; none for a legal server. */
  Optional<String> area() {
    return trial.expected().map(rule -> rule.substring(0, rule.lastIndexOf('-')));
  }

  /** The rules that are broken, in the order of their ids. */
  List<String> rules() {
    return broken.keySet().stream().sorted().toList();
  }
}

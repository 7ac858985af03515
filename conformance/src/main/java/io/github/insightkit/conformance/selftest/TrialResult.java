package io.github.insightkit.conformance.selftest;

import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Overall;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the kit made of one server.
 *
 * @param conclusion what it says of it
 * @param replay whether the counterexample to the declared rule shows on a server that was just
 *     started; none where there is no counterexample, or it is a race
 * @param requests how many requests were sent
 */
record TrialResult(Trial trial, Conclusion conclusion, Optional<Finding> replay, int requests) {

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

  /** The same with the requests of what was tried before. */
  TrialResult after(TrialResult before) {
    return new TrialResult(trial, conclusion, replay, before.requests + requests);
  }

  Mark mark() {
    Set<String> broken = conclusion.broken();
    if (trial.expected().isEmpty()) {
      return broken.isEmpty() && conclusion.verdict().equals(Optional.of(Overall.CONFORMANT))
          ? Mark.AS_DECLARED
          : Mark.FALSE_ALARM;
    }
    if (!broken.contains(trial.expected().get())) {
      return Mark.MISSED;
    }
    return broken.size() == 1 ? Mark.AS_DECLARED : Mark.BLURRED;
  }

  /** The outcome in a line, unless it is as declared. */
  Optional<String> complaint() {
    return mark() == Mark.AS_DECLARED ? Optional.empty() : Optional.of(line());
  }

  private String line() {
    String declared = trial.expected().map(rule -> " (declared " + rule + ")").orElse("");
    String verdict = conclusion.verdict().map(Overall::toString).orElse("no verdict");
    return conclusion.points().stream()
        .map(point -> "; " + point.rule() + " " + point.verdict() + ": " + point.message())
        .collect(Collectors.joining("", mark() + " " + trial.id() + declared + ": " + verdict, ""));
  }

  ObjectNode entry() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put(trial.kind(), trial.id());
    entry.put("is", trial.server().description());
    entry.put("seed", trial.seed());
    trial.expected().ifPresent(rule -> entry.put("declared", rule));
    entry.put("mark", mark().toString());
    conclusion.writeTo(entry);
    replay.ifPresent(
        finding ->
            entry.put(
                "onFreshServer", finding.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    return entry;
  }
}

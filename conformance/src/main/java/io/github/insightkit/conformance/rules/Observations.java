package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Insights;
import io.github.insightkit.conformance.model.Input;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found out about matters on which the contract is silent; recorded, never scored. */
public final class Observations {
  private Observations() {}

  /** The answer to each open question that was asked, by the name of the question, sorted. */
  public static Map<String, String> of(Evidence evidence) {
    Map<String, String> observations = new TreeMap<>();
    observations.putAll(choices(evidence));
    if (evidence.scopes() != Insights.Scopes.UNKNOWN) {
      observations.put("scopes", evidence.scopes().name().toLowerCase(Locale.ROOT));
    }
    for (Answered answer : forbiddenByTheContract(evidence)) {
      if (answer.isClass(4)) {
        observations.merge(
            "status of " + kind(answer.reading().input()),
            String.valueOf(answer.response().status()),
            Observations::joined);
      }
    }
    return Collections.unmodifiableMap(observations);
  }

  /** For each question one word, or one for each state if the answer depends on that. */
  private static Map<String, String> choices(Evidence evidence) {
    Map<String, Map<String, String>> answers = new TreeMap<>();
    evidence
        .calibration()
        .choices()
        .forEach(
            (question, choice) -> {
              int in = question.lastIndexOf(" in ");
              answers
                  .computeIfAbsent(question.substring(0, in), unused -> new LinkedHashMap<>())
                  .put(question.substring(in), choice.name().toLowerCase(Locale.ROOT));
            });
    Map<String, String> choices = new TreeMap<>();
    answers.forEach(
        (question, states) ->
            choices.put(
                question,
                new HashSet<>(states.values()).size() == 1
                    ? states.values().iterator().next()
                    : states.entrySet().stream()
                        .map(state -> state.getValue() + state.getKey())
                        .collect(Collectors.joining(", "))));
    return choices;
  }

  /** Not those that this implementation has to refuse for no reason but that it did so before. */
  private static List<Answered> forbiddenByTheContract(Evidence evidence) {
    return evidence.expectationsOfAnyone().forbidden();
  }

  private static String kind(Input input) {
    return input instanceof Input.Forbidden forbidden ? forbidden.kind().id() : "direct-change";
  }

  private static String joined(String known, String more) {
    return known.contains(more) ? known : known + ", " + more;
  }
}

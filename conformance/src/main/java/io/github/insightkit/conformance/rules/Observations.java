package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found out about matters on which the contract is silent; recorded, never scored. */
public final class Observations {
  private Observations() {}

  /** The answer to each open question that was asked, by the name of the question, sorted. */
  public static Map<String, String> of(Evidence evidence) {
    Map<String, String> observations = new TreeMap<>();
    evidence
        .openAnswers()
        .forEach((question, answers) -> observations.put(question, words(answers)));
    if (evidence.scopes() != InsightEvents.Scopes.UNKNOWN) {
      observations.put("scopes", word(evidence.scopes()));
    }
    // Not what this implementation has to refuse for no reason but that it did so before, nor what
    // may have been refused for its form.
    for (Answered answer : evidence.expectationsOfAnyone().forbidden()) {
      if (answer.isClass(4) && !(answer.input() instanceof Input.Disguised)) {
        observations.merge(
            "status of " + kind(answer.input()),
            String.valueOf(answer.response().status()),
            (known, more) -> known.contains(more) ? known : known + ", " + more);
      }
    }
    return Collections.unmodifiableMap(observations);
  }

  /** One word, or one for each state if the answer depends on that. */
  private static String words(Map<State, Answer> answers) {
    if (Set.copyOf(answers.values()).size() == 1) {
      return word(answers.values().iterator().next());
    }
    return answers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(State::name)))
        .map(answer -> word(answer.getValue()) + " in " + answer.getKey().name())
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static String kind(Input input) {
    return input instanceof Input.Forbidden forbidden ? forbidden.kind().id() : "direct-change";
  }
}

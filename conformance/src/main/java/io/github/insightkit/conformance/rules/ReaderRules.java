package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.StateRequirements.READER;
import static io.github.insightkit.conformance.rules.StateRequirements.READER_AFTER_REFUSAL;
import static io.github.insightkit.conformance.rules.StateRequirements.READER_RATIONALE;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a state reader shows. List and log are no part of the contract, and nothing is said about
 * how soon they have a change; so these rules warn and never fail.
 */
final class ReaderRules {
  private ReaderRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(READER, evidence -> judged(evidence, READER, ReaderRules::unshown)),
        new Rule(
            READER_AFTER_REFUSAL,
            evidence -> judged(evidence, READER_AFTER_REFUSAL, ReaderRules::unrefused)),
        LoggedReasons.rule(READER_RATIONALE));
  }

  /** Judges by what looks are missing, if any are. */
  private static Finding judged(
      Evidence evidence, Requirement rule, Function<Evidence, Optional<String>> missing) {
    List<Exchange> looks =
        evidence.history().exchanges().stream()
            .filter(exchange -> Interpretation.isLook(evidence.contract(), exchange.request()))
            .toList();
    if (looks.isEmpty()) {
      return new Finding.Inapplicable("the run was given no state reader");
    }
    if (evidence.isBroken(rule.id())) {
      return new StateCheck(rule.id(), input -> false).apply(evidence);
    }
    if (evidence.looks().isEmpty()) {
      return new Finding.Untested(
          "the state reader showed none of the insights, asked %s times; last: %s"
              .formatted(looks.size(), looks.get(looks.size() - 1).result().inWords()));
    }
    return missing
        .apply(evidence)
        .<Finding>map(Finding.Untested::new)
        .orElseGet(
            () -> new Finding.Holds(evidence.looks().size() + " looks showed what could stand"));
  }

  private static Optional<String> unshown(Evidence evidence) {
    List<State> shown =
        seen(evidence).stream()
            .map(Seen::shown)
            .filter(one -> !one.afterRefusal())
            .map(Input.Shown::state)
            .toList();
    String unshown =
        evidence.contract().machine().states().stream()
            .filter(state -> !shown.contains(state))
            .map(State::name)
            .collect(Collectors.joining(", "));
    return unshown.isEmpty()
        ? Optional.empty()
        : Optional.of("no look showed " + unshown + " right after that was certain to stand");
  }

  private static Optional<String> unrefused(Evidence evidence) {
    List<Input> refused =
        seen(evidence).stream().filter(one -> one.shown().afterRefusal()).map(Seen::last).toList();
    boolean change = refused.stream().anyMatch(Input.Change.class::isInstance);
    boolean body =
        refused.stream()
            .anyMatch(
                last ->
                    last instanceof Input.Forbidden forbidden
                        && !RequestKinds.credentials().contains(forbidden.kind()));
    return change && body
        ? Optional.empty()
        : Optional.of(
            "no look came after a refused "
                + (change ? "body" : body ? "change" : "change or body")
                + " while it was certain what stood");
  }

  /**
   * A look at an insight of which it was certain, from answers alone, what stood.
   *
   * @param shown what was shown, and did stand
   * @param last what was asked of the insight before
   */
  private record Seen(Input.Shown shown, Input last) {}

  private static List<Seen> seen(Evidence evidence) {
    List<Seen> seen = new ArrayList<>();
    evidence
        .unseenTraces()
        .forEach(
            (address, answers) -> {
              // The events but for the looks have these steps.
              Iterator<Step> steps = answers.steps().iterator();
              List<State> possible = answers.start();
              Input last = new Input.SafeMethod();
              for (Event event : evidence.seen().getOrDefault(address, List.of())) {
                if (!(event.input() instanceof Input.Shown shown)) {
                  List<State> after = steps.next().after();
                  possible = after.isEmpty() ? answers.start() : after;
                  boolean isAsked = !(event.input() instanceof Input.OtherInsight);
                  last = isAsked && event.answer() != Answer.UNCLEAR ? event.input() : last;
                } else if (possible.equals(List.of(shown.state()))) {
                  seen.add(new Seen(shown, last));
                }
              }
            });
    return seen;
  }
}

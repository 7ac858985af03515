package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.OpenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.List;
import java.util.Optional;

/** What the contract doesn't forbid for certain, and is better refused. */
final class DoubtfulRules {
  private DoubtfulRules() {}

  static List<Rule> all() {
    return RequestKinds.open().stream()
        .flatMap(kind -> kind.refused().stream().map(requirement -> rule(requirement, kind)))
        .toList();
  }

  private static Rule rule(Requirement requirement, OpenKind kind) {
    return Rule.each(
        requirement,
        evidence ->
            evidence.expectations().all().stream()
                .filter(answer -> kind(answer.input()).filter(kind::equals).isPresent())
                .toList(),
        answer ->
            answer.reading().answer() == Answer.ACCEPTED
                ? Optional.of(
                    "%s: expected it to be refused, got status %s, accepted"
                        .formatted(answer.asked(), answer.response().status()))
                : Optional.empty());
  }

  /** Whether this asks for something that is better refused, or may be. */
  static boolean isAsked(Input input) {
    return input.equals(new Input.NoChange(RequestKinds.NULL_BODY))
        || kind(input).filter(kind -> kind.refused().isPresent()).isPresent();
  }

  private static Optional<OpenKind> kind(Input input) {
    return input instanceof Input.NoChange nothing
        ? Optional.of(nothing.kind())
        : input instanceof Input.Unspecified open ? Optional.of(open.kind()) : Optional.empty();
  }
}

package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.StateRequirements.ABSENT;
import static io.github.insightkit.conformance.rules.StateRequirements.DUPLICATE_NAMES;
import static io.github.insightkit.conformance.rules.StateRequirements.PAUSED;
import static io.github.insightkit.conformance.rules.StateRequirements.REASON_OPTIONAL;
import static io.github.insightkit.conformance.rules.StateRequirements.REASON_TAKEN;
import static io.github.insightkit.conformance.rules.StateRequirements.RECONNECTED;
import static io.github.insightkit.conformance.rules.StateRequirements.SAFE_METHODS;
import static io.github.insightkit.conformance.rules.StateRequirements.SET;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.ContentForms;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.OpenKind;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules about states: for each requirement that a step may break, how it is judged. */
final class StateRules {
  private StateRules() {}

  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    rules.add(rule(SET, input -> false).unless(evidence -> evidence.disagreement().map(it -> it)));
    StateRequirements.TRANSITIONS.forEach(one -> rules.add(rule(one, input -> false)));
    rules.addAll(forbidden(RequestKinds.bodies()));
    forbidden(RequestKinds.credentials())
        .forEach(
            rule ->
                rules.add(
                    rule.inapplicable(
                        "the run was given no token",
                        evidence -> !evidence.history().origin().credentialed())));
    rules.add(optional(REASON_OPTIONAL));
    rules.add(optional(REASON_TAKEN));
    rules.add(rule(DUPLICATE_NAMES, Input.DuplicateName.class::isInstance));
    rules.add(rule(ABSENT, StateRules::isForbiddenOrIdle));
    for (Relation relation : Relation.values()) {
      rules.add(related(relation));
    }
    rules.add(rule(SAFE_METHODS, Input.SafeMethod.class::isInstance));
    for (Disguise form : RequestKinds.disguises()) {
      // What a body says of ids is judged where insights are kept apart.
      if (!form.equals(RoutingForms.BODY_IDS)) {
        rules.add(
            disguised(form)
                .inapplicable(
                    "over TLS it may be HTTP/2, which frames messages in its own way",
                    evidence -> form.isOfFraming() && evidence.history().origin().isEncrypted()));
      }
    }
    rules.add(rule(RECONNECTED, Input.Gap.RECONNECTED::equals));
    rules.add(rule(PAUSED, Input.Gap.PAUSED::equals));
    RequestKinds.open()
        .forEach(kind -> kind.refused().ifPresent(it -> rules.add(betterRefused(it, kind))));
    return rules;
  }

  /** The rule that this is refused, which the contract doesn't forbid for certain. */
  private static Rule betterRefused(Requirement requirement, OpenKind kind) {
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
  static boolean isDoubtful(Input input) {
    return input.equals(new Input.NoChange(RequestKinds.NULL_BODY))
        || kind(input).filter(kind -> kind.refused().isPresent()).isPresent();
  }

  /** What is open about this, if something is. */
  static Optional<OpenKind> kind(Input input) {
    return input instanceof Input.NoChange nothing
        ? Optional.of(nothing.kind())
        : input instanceof Input.Unspecified open ? Optional.of(open.kind()) : Optional.empty();
  }

  private static Rule rule(Requirement requirement, Predicate<Input> concerned) {
    return new Rule(requirement, new StateCheck(requirement.id(), concerned))
        .unless(
            evidence ->
                evidence
                    .clash()
                    .filter(it -> evidence.isBroken(requirement.id()))
                    .map(it -> new Finding.Undecided("ISOLATION-01 fails first; mend it")));
  }

  private static boolean isForbiddenOrIdle(Input input) {
    return input instanceof Input.Forbidden || input instanceof Input.NoChange;
  }

  /** The rules against accepting what is forbidden, and against its having an effect. */
  private static List<Rule> forbidden(List<ForbiddenKind> kinds) {
    return kinds.stream()
        .flatMap(ForbiddenKind::requirements)
        .distinct()
        .map(
            requirement ->
                rule(requirement, StateRules::isForbiddenOrIdle)
                    .inapplicable(
                        "the contract has nothing that it could break",
                        evidence -> isIdle(Sample.of(evidence), requirement)))
        .toList();
  }

  /** No request of a kind can be made where the contract has nothing for it to break. */
  private static boolean isIdle(Sample sample, Requirement requirement) {
    return RequestKinds.forbidden()
        .filter(kind -> kind.requirements().anyMatch(requirement::equals))
        .allMatch(kind -> kind.requests(sample.change(), sample.bodies(), 0).isEmpty());
  }

  /** A plain change, as a run of this contract makes it. */
  private record Sample(Bodies bodies, State value, Request change) {
    static Sample of(Evidence evidence) {
      Bodies bodies = new Bodies(evidence.contract(), evidence.history().origin().runId());
      Operation operation = evidence.contract().operations().get(0);
      State value = bodies.anchors().get(0);
      return new Sample(bodies, value, Request.example(operation, bodies.of(value)));
    }
  }

  private static Rule optional(Requirement requirement) {
    return rule(requirement, Input.Change.class::isInstance)
        .inapplicable(
            "every value of the contract demands a rationale",
            evidence ->
                evidence.contract().machine().values().stream()
                    .map(State::rationale)
                    .noneMatch(RationaleNeed.OPTIONAL::equals));
  }

  /** The rule that this form makes no difference. */
  private static Rule disguised(Disguise form) {
    Predicate<Input> concerned = input -> input.isIn(form);
    Rule rule = rule(form.requirement(), concerned);
    if (!form.mustNotFail()) {
      return rule;
    }
    Rule taken =
        form.isDemanded()
            ? rule
            // Refusing is as good as accepting, so it holds unless it is to blame.
            : rule.unless(
                evidence ->
                    evidence.isBroken(rule.id())
                        ? Optional.empty()
                        : Optional.of(ServerErrors.none(evidence, concerned, "such requests")));
    return taken
        .unless(evidence -> ServerErrors.of(evidence, concerned))
        .inapplicable(
            "the server asks for another form (411 or 417), as it may",
            evidence -> isLeft(evidence, form) && rule.judge(evidence) instanceof Finding.Untested)
        .inapplicable(
            "the contract permits no such rationale",
            evidence -> {
              Sample sample = Sample.of(evidence);
              return form.requests(sample.change(), sample.value(), sample.bodies(), 0).isEmpty();
            });
  }

  /** Whether requests of this form were answered by asking for another one. */
  private static boolean isLeft(Evidence evidence, Disguise form) {
    return form.equals(ContentForms.CHUNKED)
        && evidence.readings().stream()
            .anyMatch(reading -> reading.input().isIn(ContentForms.UNMET));
  }

  private static Rule related(Relation relation) {
    Predicate<Input> concerned = relation::equals;
    Rule rule = rule(relation.requirement(), concerned);
    return switch (relation) {
      case OTHER_COLLECTION -> rule.unless(StateRules::belowOtherCollections);
      case OTHER ->
          severalInsights(rule, concerned).unless(evidence -> evidence.clash().map(it -> it));
      case NAMED_IN_BODY -> severalInsights(rule, concerned);
      case RESOLVED, MISREAD, LOOKALIKE, OTHER_OWNER -> rule;
    };
  }

  /** What is to be said of requests below other collections, unless the rest of the run says it. */
  private static Optional<Finding> belowOtherCollections(Evidence evidence) {
    List<Reading> foreign =
        evidence.strays().stream()
            .filter(stray -> stray.input().equals(Relation.OTHER_COLLECTION))
            .toList();
    Finding found =
        Rule.each(
            evidence,
            foreign.stream()
                .flatMap(one -> Answered.of(one, evidence.contents()).stream())
                .toList(),
            answer ->
                answer.reading().answer() == Answer.ACCEPTED
                    ? Optional.of(
                        "expected no success below a collection that there isn't, got one")
                    : Optional.empty());
    if (found instanceof Finding.Broken
        || !evidence.isBroken(Relation.OTHER_COLLECTION.requirement().id())) {
      return Optional.of(
          foreign.isEmpty() ? new Finding.Inapplicable("the run didn't ask for it") : found);
    }
    return Optional.empty();
  }

  private static Rule severalInsights(Rule rule, Predicate<Input> concerned) {
    return rule.inapplicable(
        "the run was given one insight",
        evidence ->
            !isAsked(evidence, concerned) && !(rule.judge(evidence) instanceof Finding.Broken));
  }

  private static boolean isAsked(Evidence evidence, Predicate<Input> concerned) {
    return evidence.insights().values().stream()
        .filter(StateRules::wasSet)
        .flatMap(List::stream)
        .map(Event::input)
        .anyMatch(concerned);
  }

  /** Whether a value was ever accepted for this insight, so that it is one of the run's own. */
  private static boolean wasSet(List<Event> events) {
    return events.stream()
        .anyMatch(event -> event.answer() == Answer.ACCEPTED && event.input().isValue());
  }
}

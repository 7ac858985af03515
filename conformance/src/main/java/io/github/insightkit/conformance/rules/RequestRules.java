package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a request has to look like, whatever the state: rationale, value, body, credentials. */
final class RequestRules {
  private RequestRules() {}

  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(forbidden(RequestKinds.bodies(), evidence -> Optional.empty()));
    rules.addAll(
        forbidden(
            RequestKinds.credentials(),
            evidence ->
                evidence.history().origin().credentialed()
                    ? Optional.empty()
                    : Optional.of(new Finding.Inapplicable("the run was given no token"))));
    rules.addAll(
        List.of(
            optional(
                StateRules.RATIONALE_OPTIONAL,
                "A value that demands no rationale is accepted without one.",
                "Such a value, sent without a rationale after a reset.",
                "The check for the rationale: it may ask for one where none is due."),
            optional(
                StateRules.RATIONALE_TAKEN,
                "A value that demands no rationale is accepted with one.",
                "Such a value, sent with a rationale after a reset.",
                "Whether an optional rationale is taken for an unknown member."),
            rule(
                StateRules.DUPLICATE_NAMES,
                Level.MUST,
                Clause.C06.name(),
                "A name that stands twice is no way around the checks.",
                "Such a body is refused, or taken for one of those that it may stand for; whichever"
                    + " is taken, a direct change stays refused, and so does a missing rationale.",
                "A body in which the classification stands twice, and after it a request whose"
                    + " answer tells the state.",
                "Two parsers on the way that take different ones: one validates, the other stores.",
                Input.DuplicateName.class::isInstance),
            rule(
                StateRules.ABSENT,
                Clause.C07,
                "Leaving the classification out changes nothing.",
                "A body without a classification, and after it a request whose answer tells the"
                    + " state.",
                "Whether an absent member is told from a null one.")));
    for (Relation relation : Relation.values()) {
      if (relation != Relation.OTHER_COLLECTION) {
        rules.add(related(relation));
      }
    }
    return rules;
  }

  /** The rules against accepting what is forbidden, and against its having an effect. */
  private static List<Rule> forbidden(
      List<ForbiddenKind> kinds, Function<Evidence, Optional<Finding>> inapplicable) {
    return kinds.stream()
        .flatMap(ForbiddenKind::requirements)
        .distinct()
        .map(
            requirement -> {
              StateCheck check = new StateCheck(requirement.id(), RequestRules::isForbiddenOrIdle);
              return new Rule(
                  requirement,
                  evidence -> inapplicable.apply(evidence).orElseGet(() -> check.apply(evidence)));
            })
        .toList();
  }

  private static Rule related(Relation relation) {
    StateCheck check =
        new StateCheck(
            relation.requirement().id(),
            input ->
                input instanceof Input.OtherInsight elsewhere && elsewhere.relation() == relation);
    return new Rule(
        relation.requirement(),
        relation == Relation.NAMED_IN_BODY || relation == Relation.OTHER
            ? evidence -> ofSeveral(evidence, check)
            : check);
  }

  /** The rule that this form makes no difference. */
  static Rule disguised(Disguise disguise) {
    Predicate<Input> concerned =
        input -> input instanceof Input.Disguised other && other.disguise() == disguise;
    String id = disguise.requirement().id();
    return new Rule(
        disguise.requirement(),
        evidence ->
            (disguise.mustNotFail()
                    ? ServerErrors.of(evidence, concerned)
                    : Optional.<Finding>empty())
                .orElseGet(
                    () ->
                        disguise.mustNotFail() && !disguise.isDemanded()
                            ? unlessBroken(evidence, id, concerned)
                            : new StateCheck(id, concerned).apply(evidence)));
  }

  /** Holds unless it is to blame for what happened; refusing is as good as accepting. */
  private static Finding unlessBroken(Evidence evidence, String id, Predicate<Input> concerned) {
    if (evidence.diagnosis().broken().containsKey(id)) {
      return new StateCheck(id, concerned).apply(evidence);
    }
    return ServerErrors.none(evidence, concerned, "such requests");
  }

  static Rule rule(
      String id,
      Level level,
      String source,
      String title,
      String meaning,
      String needs,
      String lookAt,
      Predicate<Input> concerned) {
    return new Rule(
        new Requirement(id, level, source, title, meaning, needs, lookAt),
        new StateCheck(id, concerned));
  }

  private static Rule rule(String id, Clause clause, String title, String needs, String lookAt) {
    return new Rule(
        new Requirement(id, Level.MUST, clause.name(), title, clause.sentence(), needs, lookAt),
        new StateCheck(id, RequestRules::isForbiddenOrIdle));
  }

  private static boolean isForbiddenOrIdle(Input input) {
    return input instanceof Input.Forbidden || input instanceof Input.NoChange;
  }

  private static Rule optional(String id, String title, String needs, String lookAt) {
    StateCheck check = new StateCheck(id, Input.Change.class::isInstance);
    return new Rule(
        new Requirement(
            id, Level.MUST, Clause.C08.name(), title, Clause.C08.sentence(), needs, lookAt),
        evidence ->
            evidence.contract().machine().values().stream()
                    .map(State::rationale)
                    .noneMatch(RationaleNeed.OPTIONAL::equals)
                ? new Finding.Inapplicable("every value of the contract demands a rationale")
                : check.apply(evidence));
  }

  /** A rule that takes several insights doesn't apply where the run was given one. */
  private static Finding ofSeveral(Evidence evidence, StateCheck check) {
    Finding finding = check.apply(evidence);
    boolean asked =
        evidence.insights().values().stream()
            .filter(RequestRules::wasSet)
            .flatMap(List::stream)
            .map(Event::input)
            .anyMatch(check.others());
    return asked || finding instanceof Finding.Broken
        ? finding
        : new Finding.Inapplicable("the run was given one insight");
  }

  /** Whether a value was ever accepted for this insight, so that it is one of the run's own. */
  private static boolean wasSet(List<Event> events) {
    return events.stream()
        .anyMatch(
            event ->
                event.answer() == Answer.ACCEPTED
                    && event.input() instanceof Input.Change regular
                    && regular.to().classification() != null);
  }
}

package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Input.Elsewhere.Relation;
import io.github.insightkit.conformance.model.Input.Variation;
import io.github.insightkit.conformance.requests.ForbiddenKind;
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
                Input.Doubled.class::isInstance),
            rule(
                StateRules.ABSENT,
                Clause.C07,
                "Leaving the classification out changes nothing.",
                "A body without a classification, and after it a request whose answer tells the"
                    + " state.",
                "Whether an absent member is told from a null one."),
            isolation(),
            related(
                StateRules.ISOLATION_IDS,
                Relation.LOOKALIKE,
                "An insight's id is compared whole and with its case.",
                "The key under which the state is kept: a prefix, a hash, or the id in one case."),
            related(
                StateRules.ISOLATION_OWNERS,
                Relation.OTHER_OWNER,
                "The same id under another owner is another insight.",
                "The key under which the state is kept: it may lack the owner."),
            related(
                StateRules.ISOLATION_BODY,
                Relation.NAMED_IN_BODY,
                "An id in the body doesn't say which insight is changed.",
                "Whether members of the body are bound over what the path says."),
            related(
                StateRules.MISREAD_IDS,
                Relation.MISREAD,
                "An id is read off the path as it stands there.",
                "What decodes paths: it may decode twice, take dots in an id for steps of the path,"
                    + " or put another id where there is none.")));
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

  private static Rule related(String id, Relation relation, String title, String lookAt) {
    StateCheck check =
        new StateCheck(
            id,
            input ->
                input instanceof Input.Elsewhere elsewhere && elsewhere.relation() == relation);
    return new Rule(
        new Requirement(
            id,
            Level.MUST,
            Clause.C03.name(),
            title,
            Clause.C03.sentence(),
            "A change to such an insight while a value stands on the first, and a look at the"
                + " first.",
            lookAt),
        relation == Relation.NAMED_IN_BODY ? evidence -> ofSeveral(evidence, check) : check);
  }

  static Rule varied(
      String id,
      Level level,
      String source,
      Variation variation,
      String title,
      String meaning,
      String lookAt) {
    Predicate<Input> concerned =
        input -> input instanceof Input.Varied varied && varied.variation() == variation;
    Function<Evidence, Finding> states =
        variation == Variation.ODD_TEXT
            ? evidence -> unlessBroken(evidence, id, concerned)
            : new StateCheck(id, concerned);
    return new Rule(
        new Requirement(
            id,
            level,
            source,
            title,
            meaning,
            "A request of that form, and after it a request whose answer tells the state.",
            lookAt),
        evidence ->
            (mustNotFail(variation)
                    ? ServerErrors.of(evidence, concerned)
                    : Optional.<Finding>empty())
                .orElseGet(() -> states.apply(evidence)));
  }

  /** Holds unless it is to blame for what happened; refusing is as good as accepting. */
  private static Finding unlessBroken(Evidence evidence, String id, Predicate<Input> concerned) {
    if (evidence.diagnosis().broken().containsKey(id)) {
      return new StateCheck(id, concerned).apply(evidence);
    }
    return ServerErrors.none(evidence, concerned, "such requests");
  }

  private static boolean mustNotFail(Variation variation) {
    return switch (variation) {
      case MEDIA_TYPE, CHUNKED, RICH_TEXT, ODD_TEXT -> true;
      case QUERY, PATH_SPELLING, METHOD, BODY_IDS -> false;
    };
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
    return input instanceof Input.Forbidden || input instanceof Input.Idle;
  }

  private static Rule optional(String id, String title, String needs, String lookAt) {
    StateCheck check = new StateCheck(id, Input.Regular.class::isInstance);
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

  private static Rule isolation() {
    StateCheck check =
        new StateCheck(
            StateRules.ISOLATION,
            input ->
                input instanceof Input.Elsewhere elsewhere
                    && elsewhere.relation() == Relation.OTHER);
    return new Rule(
        new Requirement(
            StateRules.ISOLATION,
            Level.MUST,
            Clause.C03.name(),
            "A change to one insight leaves another alone.",
            Clause.C03.sentence(),
            "Two insights; a change to one while a value stands on the other, and while none does.",
            "What the state is kept under: the whole id, and the owner where scopes are apart."),
        evidence -> ofSeveral(evidence, check));
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
                    && event.input() instanceof Input.Regular regular
                    && regular.to().classification() != null);
  }
}

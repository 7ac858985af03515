package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Input.Elsewhere.Relation;
import io.github.insightkit.conformance.model.Input.Variation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a request has to look like, whatever the state: rationale, value, body, credentials. */
final class RequestRules {
  private RequestRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            StateRules.RATIONALE_MISSING,
            Clause.C09,
            "A value that demands a rationale is refused without one.",
            "Each such value, sent with no rationale at all.",
            "The check for the rationale, for each value that demands one."),
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
            StateRules.RATIONALE_NULL,
            Clause.C09,
            "A null rationale doesn't count as a rationale.",
            "A value that demands a rationale, sent with a null one.",
            "Whether the check asks for the member or for its value."),
        rule(
            StateRules.RATIONALE_TYPE,
            Clause.C08,
            "A rationale that isn't a string is refused.",
            "A rationale that is a number, a boolean, an array or an object.",
            "Whether the rationale is converted to a string before it is checked."),
        rule(
            StateRules.RATIONALE_NO_EFFECT,
            Clause.C09,
            "A request refused for its rationale changes nothing.",
            "Such a refusal, and after it a request whose answer tells the state.",
            "The order of validating and storing."),
        rule(
            StateRules.VALUE_UNKNOWN,
            Clause.C04,
            "A value that isn't listed is refused.",
            "A string that is none of the values.",
            "How the value is looked up: by prefix, without case, trimmed, or not at all."),
        rule(
            StateRules.VALUE_NO_EFFECT,
            Clause.C04,
            "A request refused for its value or its body changes nothing.",
            "Such a refusal, and after it a request whose answer tells the state.",
            "What an unknown value is stored as; null is a common answer."),
        rule(
            StateRules.VALUE_CASE,
            Clause.C04,
            "A value is told from one that differs in case.",
            "A listed value in capitals.",
            "How the value is looked up: without case, or folded before."),
        rule(
            StateRules.VALUE_PADDED,
            Clause.C04,
            "A value is told from one with white space around it.",
            "A listed value with a space before and after it.",
            "How the value is looked up: trimmed, or by prefix."),
        rule(
            StateRules.VALUE_AS_NULL,
            Clause.C05,
            "Only null is null: an empty text and the word null are unknown values.",
            "The empty text and the word null.",
            "How the value is converted before it is looked up."),
        rule(
            StateRules.DUPLICATE_NAMES,
            Level.MUST,
            Clause.C06.name(),
            "A name that stands twice is no way around the checks.",
            "Such a body is refused, or taken for one of those that it may stand for; whichever is"
                + " taken, a direct change stays refused, and so does a missing rationale.",
            "A body in which the classification stands twice, and after it a request whose answer"
                + " tells the state.",
            "Two parsers on the way that take different ones: one validates, the other stores.",
            Input.Doubled.class::isInstance),
        rule(
            StateRules.VALUE_TYPE,
            Clause.C04,
            "A classification that is neither a string nor null is refused.",
            "A classification that is a number, a boolean, an array or an object.",
            "Whether the value is converted before it is checked; false and 0 may pass for null."),
        rule(
            StateRules.BODY_MALFORMED,
            Clause.C15,
            "A body that isn't one JSON object is refused.",
            "A body that is cut off, empty, an array or a scalar.",
            "What the handler does when the body can't be read; an empty object is a common answer."),
        rule(
            StateRules.ABSENT,
            Clause.C07,
            "Leaving the classification out changes nothing.",
            "A body without a classification, and after it a request whose answer tells the state.",
            "Whether an absent member is told from a null one."),
        credentials(
            StateRules.CREDENTIALS_MISSING,
            "A request without credentials is refused.",
            "A run with a token, and a request without one."),
        credentials(
            StateRules.CREDENTIALS_WRONG,
            "A request with a wrong token is refused.",
            "A run with a token, and a request with another."),
        credentials(
            StateRules.SCHEME,
            "A token that is given by another scheme than Bearer is refused.",
            "A run with a token, and a request with another scheme."),
        credentials(
            StateRules.CREDENTIALS_NO_EFFECT,
            "A request refused for its credentials changes nothing.",
            "Such a refusal, and after it a request whose answer tells the state."),
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
            "What decodes paths: it may decode twice, take dots in an id for steps of the path, or put"
                + " another id where there is none."));
  }

  private static Rule related(String id, Relation relation, String title, String lookAt) {
    StateCheck check =
        new StateCheck(
            id,
            input ->
                input instanceof Input.Elsewhere elsewhere && elsewhere.relation() == relation);
    return new Rule(
        id,
        Level.MUST,
        Clause.C03.name(),
        title,
        Clause.C03.sentence(),
        "A change to such an insight while a value stands on the first, and a look at the first.",
        lookAt,
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
        id,
        level,
        source,
        title,
        meaning,
        "A request of that form, and after it a request whose answer tells the state.",
        lookAt,
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
        id, level, source, title, meaning, needs, lookAt, new StateCheck(id, concerned));
  }

  private static Rule rule(String id, Clause clause, String title, String needs, String lookAt) {
    return new Rule(
        id,
        Level.MUST,
        clause.name(),
        title,
        clause.sentence(),
        needs,
        lookAt,
        new StateCheck(id, RequestRules::isForbiddenOrIdle));
  }

  private static boolean isForbiddenOrIdle(Input input) {
    return input instanceof Input.Forbidden || input instanceof Input.Idle;
  }

  private static Rule optional(String id, String title, String needs, String lookAt) {
    StateCheck check = new StateCheck(id, Input.Regular.class::isInstance);
    return new Rule(
        id,
        Level.MUST,
        Clause.C08.name(),
        title,
        Clause.C08.sentence(),
        needs,
        lookAt,
        evidence ->
            evidence.contract().machine().values().stream()
                    .map(State::rationale)
                    .noneMatch(RationaleNeed.OPTIONAL::equals)
                ? new Finding.Inapplicable("every value of the contract demands a rationale")
                : check.apply(evidence));
  }

  private static Rule credentials(String id, String title, String needs) {
    StateCheck check = new StateCheck(id, RequestRules::isForbiddenOrIdle);
    return new Rule(
        id,
        Level.MUST,
        Clause.C16.name(),
        title,
        Clause.C16.sentence(),
        needs,
        "Where credentials are checked: before anything is changed, on each path and in each scope.",
        evidence ->
            evidence.history().origin().credentialed()
                ? check.apply(evidence)
                : new Finding.Inapplicable("the run was given no token"));
  }

  private static Rule isolation() {
    StateCheck check =
        new StateCheck(
            StateRules.ISOLATION,
            input ->
                input instanceof Input.Elsewhere elsewhere
                    && elsewhere.relation() == Relation.OTHER);
    return new Rule(
        StateRules.ISOLATION,
        Level.MUST,
        Clause.C03.name(),
        "A change to one insight leaves another alone.",
        Clause.C03.sentence(),
        "Two insights; a change to one while a value stands on the other, and while none does.",
        "What the state is kept under: the whole id, and the owner where scopes are apart.",
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

package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.contract.Requirement.must;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Framing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an answer looks like: strict JSON, and the contract's own schemas. */
final class EnvelopeRules {
  private static final int NOT_ACCEPTABLE = 406;
  private static final String ANSWER = "An answer of the kind that the rule speaks of.";

  /** Where the contract's own types are, of which a refusal has no others. */
  private static final Predicate<String> ITEM =
      Pattern.compile("/(errors|messages)/\\d+(/.*)?").asMatchPredicate();

  private static final Predicate<String> LIST =
      Pattern.compile("/(errors|messages)").asMatchPredicate();

  private static final List<String> ENVELOPE = List.of("success", "errors", "messages");

  private EnvelopeRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            "ENVELOPE-01",
            Clause.C15,
            "An applied change is answered with one strict JSON document.",
            "The body is UTF-8 without a byte order mark, one document and nothing after it, and no"
                + " name stands twice in an object.",
            "What writes the answer, and what wraps it on the way out.",
            evidence -> unprovoked(applied(evidence)),
            answer ->
                answer
                    .malformed()
                    .map(why -> "expected one JSON document, got a body that is none: " + why)),
        rule(
            "ENVELOPE-02",
            Clause.C14,
            "The answer to an applied change says success: true.",
            "The member is there, and it is the literal true; not \"true\", not 1. If the contract"
                + " names the statuses of a success, it is one of those.",
            "How the member is written, and what sets the status.",
            evidence -> enveloped(applied(evidence)),
            EnvelopeRules::success),
        list("ENVELOPE-03", Clause.C10, "errors"),
        list("ENVELOPE-04", Clause.C11, "messages"),
        rule(
            "ENVELOPE-05",
            Clause.C12,
            "Each error and message is an object with a numeric code and a message.",
            "The code is a number, not a string of digits; the message is a string. That holds"
                + " whatever status they come with.",
            "How items are written.",
            evidence -> enveloped(itemized(evidence)),
            unlike("/(errors|messages)/\\d+(/(code|message))?")),
        rule(
            "ENVELOPE-06",
            Clause.C13,
            "What an error or message may have besides has its type.",
            "The documentation URL is a string; the source is an object; its pointer is a string.",
            "What optional members are written as when there is nothing to say; leave them out.",
            evidence -> enveloped(itemized(evidence)),
            unlike("/(errors|messages)/\\d+/(documentation_url|source)(/.*)?")),
        rule(
            "ENVELOPE-07",
            Clause.C14,
            "An answer that refuses doesn't say success: true.",
            "A 4xx and a true success contradict each other.",
            "Whether refusals are written by the code that writes acknowledgements.",
            EnvelopeRules::refusals,
            answer ->
                answer.says(true)
                    ? Optional.of(
                        "expected a success that isn't true beside status "
                            + answer.response().status()
                            + ", got true")
                    : Optional.empty()),
        rule(
            "ENVELOPE-08",
            Clause.C14,
            "The members of the envelope stand at the top of the answer.",
            "The answer is an object, and success, errors and messages are members of that object,"
                + " not of another inside it.",
            "What wraps the answer on the way out.",
            EnvelopeRules::applied,
            EnvelopeRules::topLevel),
        Rule.eachContent(
            new Requirement(
                "ERROR-01",
                Level.VENDOR,
                "v4 API convention",
                "A refusal carries the failure envelope.",
                "The body is JSON, says success: false, and has at least one error with a numeric"
                    + " code and a message.",
                ANSWER,
                "What answers a refusal: the application, its framework, or something before it.",
                Set.of()),
            // What isn't HTTP is refused by what reads it, which knows of no envelope; and a 406
            // says that no format is accepted in which to say it.
            evidence ->
                unprovoked(refusals(evidence)).stream()
                    .filter(answer -> !Framing.isLeftToParsers(answer.request()))
                    .filter(answer -> answer.response().status() != NOT_ACCEPTABLE)
                    .toList(),
            EnvelopeRules::failureEnvelope));
  }

  private static Optional<String> success(Answered answer) {
    int status = answer.response().status();
    return answer.operation().namesSuccess(status)
        ? unlike("/success(/.*)?").apply(answer)
        : Optional.of(
            "expected a success with a status that the contract names, of %s, got status %s"
                .formatted(answer.operation().successes(), status));
  }

  private static Function<Answered, Optional<String>> unlike(String places) {
    Predicate<String> place = Pattern.compile(places).asMatchPredicate();
    return answer -> answer.unlike("SuccessEnvelope", "what the contract's schema says", place);
  }

  private static Optional<String> topLevel(Answered answer) {
    JsonNode json = answer.json();
    return json.isMissingNode() || hasEnvelope(json)
        ? Optional.empty()
        : Optional.of(
            "expected an object with the members of the envelope, got "
                + (json.isObject()
                    ? "an object with the members " + json.propertyNames()
                    : "a JSON " + json.getNodeType().name().toLowerCase(Locale.ROOT)));
  }

  private static boolean hasEnvelope(JsonNode json) {
    return !Collections.disjoint(json.propertyNames(), ENVELOPE);
  }

  private static Optional<String> failureEnvelope(Answered answer) {
    if (answer.malformed().isPresent()) {
      return answer
          .malformed()
          .filter(why -> !answer.isMislabelled())
          .map(why -> "expected the failure envelope, got a body that isn't JSON: " + why);
    }
    return answer.says(true)
        ? Optional.empty()
        : answer.unlike(
            "FailureEnvelope",
            "the failure envelope",
            place -> !ITEM.test(place) && !isNoList(answer.json(), place));
  }

  /** Whether this is one of the envelope's lists, and there, and something else than a list. */
  private static boolean isNoList(JsonNode answer, String place) {
    return LIST.test(place) && !answer.at(place).isMissingNode() && !answer.at(place).isArray();
  }

  private static List<Answered> enveloped(List<Answered> answers) {
    return answers.stream().filter(answer -> hasEnvelope(answer.json())).toList();
  }

  /**
   * The answers that acknowledge a change, or should: any 2xx where a refusal isn't due, except one
   * that plainly says false where a refusal is as good as an acceptance.
   */
  private static List<Answered> applied(Evidence evidence) {
    Expectations expectations = evidence.expectations();
    return expectations.allowed().stream()
        .filter(answer -> answer.isClass(2))
        .filter(answer -> expectations.isDemanded(answer) || !answer.says(false))
        .toList();
  }

  /** The same, and all other answers but those of another format, whose errors are its own. */
  private static List<Answered> itemized(Evidence evidence) {
    List<Answered> answers = new ArrayList<>(evidence.expectations().all());
    answers.removeIf(
        answer ->
            answer.isClass(2)
                || answer.response().header("Content-Type").orElse("").contains("problem+json"));
    answers.addAll(applied(evidence));
    return answers;
  }

  /** The same, but of the other answers those alone that have this member. */
  private static List<Answered> listing(String member, Evidence evidence) {
    return enveloped(itemized(evidence)).stream()
        .filter(answer -> answer.isClass(2) || answer.json().has(member))
        .toList();
  }

  private static List<Answered> refusals(Evidence evidence) {
    return evidence.expectations().all().stream().filter(answer -> answer.isClass(4)).toList();
  }

  /** Those whose form isn't a matter of what was sent, of which other rules speak. */
  private static List<Answered> unprovoked(List<Answered> answers) {
    return answers.stream().filter(answer -> !answer.isProvoked()).toList();
  }

  private static Rule list(String id, Clause clause, String member) {
    return rule(
        id,
        clause,
        "The answer has an array of " + member + ".",
        "The member is there, even if there is nothing in it, and is neither null nor an object. A"
            + " refusal that has it has an array, too.",
        "What an empty list is written as.",
        evidence -> listing(member, evidence),
        unlike("/" + member));
  }

  private static Rule rule(
      String id,
      Clause clause,
      String title,
      String meaning,
      String lookAt,
      Function<Evidence, List<Answered>> answers,
      Function<Answered, Optional<String>> wrong) {
    return Rule.eachContent(must(id, clause, title, meaning, ANSWER, lookAt), answers, wrong);
  }
}

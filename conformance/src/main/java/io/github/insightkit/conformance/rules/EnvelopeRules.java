package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.contract.StrictJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;

/** What an answer looks like: strict JSON, and the contract's own schemas. */
final class EnvelopeRules {
  private static final String SUCCESS = "SuccessEnvelope";
  private static final String FAILURE = "FailureEnvelope";

  /** Where the contract's own types are, of which a refusal has no others. */
  private static final String ITEM = "/(errors|messages)/\\d+(/.*)?";

  private static final List<String> ENVELOPE = List.of("success", "errors", "messages");

  private EnvelopeRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            "ENVELOPE-01",
            Level.MUST,
            Clause.C15,
            "An applied change is answered with one strict JSON document.",
            "The body is UTF-8 without a byte order mark, one document and nothing after it, and no"
                + " name stands twice in an object.",
            "What writes the answer, and what wraps it on the way out.",
            EnvelopeRules::strictJson),
        rule(
            "ENVELOPE-02",
            Level.MUST,
            Clause.C14,
            "The answer to an applied change says success: true.",
            "The member is there, and it is the literal true; not \"true\", not 1. If the contract"
                + " names the statuses of a success, it is one of those.",
            "How the member is written, and what sets the status.",
            EnvelopeRules::success),
        schema(
            EnvelopeRules::applied,
            "ENVELOPE-03",
            Clause.C10,
            "The answer has an array of errors.",
            "The member is there, even if there is nothing in it, and is neither null nor an"
                + " object.",
            "What an empty list is written as.",
            "/errors"),
        schema(
            EnvelopeRules::applied,
            "ENVELOPE-04",
            Clause.C11,
            "The answer has an array of messages.",
            "The member is there, even if there is nothing in it, and is neither null nor an"
                + " object.",
            "What an empty list is written as.",
            "/messages"),
        schema(
            EnvelopeRules::itemized,
            "ENVELOPE-05",
            Clause.C12,
            "Each error and message is an object with a numeric code and a message.",
            "The code is a number, not a string of digits; the message is a string. That holds"
                + " whatever status they come with.",
            "How items are written.",
            "/(errors|messages)/\\d+(/(code|message))?"),
        schema(
            EnvelopeRules::itemized,
            "ENVELOPE-06",
            Clause.C13,
            "What an error or message may have besides has its type.",
            "The documentation URL is a string; the source is an object; its pointer is a string.",
            "What optional members are written as when there is nothing to say; leave them out.",
            "/(errors|messages)/\\d+/(documentation_url|source)(/.*)?"),
        rule(
            "ENVELOPE-07",
            Level.MUST,
            Clause.C14,
            "An answer that refuses doesn't say success: true.",
            "A 4xx and a true success contradict each other.",
            "Whether refusals are written by the code that writes acknowledgements.",
            EnvelopeRules::refusalsDontClaimSuccess),
        rule(
            "ENVELOPE-08",
            Level.MUST,
            Clause.C14,
            "The members of the envelope stand at the top of the answer.",
            "The answer is an object, and success, errors and messages are members of that object,"
                + " not of another inside it.",
            "What wraps the answer on the way out.",
            EnvelopeRules::topLevel),
        rule(
            "ERROR-01",
            Level.VENDOR,
            null,
            "A refusal carries the failure envelope.",
            "The body is JSON, says success: false, and has at least one error with a numeric code"
                + " and a message.",
            "What answers a refusal: the application, its framework, or something before it.",
            EnvelopeRules::failureEnvelope));
  }

  private static Finding strictJson(Evidence evidence) {
    return evidence.each(
        unprovoked(evidence, applied(evidence)),
        answer ->
            read(evidence, answer) instanceof StrictJson.Malformed malformed
                ? Optional.of("expected one JSON document, got a body of which: " + malformed)
                : Optional.empty());
  }

  private static Finding success(Evidence evidence) {
    return evidence.each(
        enveloped(evidence, applied(evidence)),
        answer -> {
          Operation operation = evidence.contract().operation(answer.reading().address().scope());
          int status = answer.response().status();
          return operation.namesSuccess(status)
              ? unlikeSchema(evidence, answer, "/success(/.*)?")
              : Optional.of(
                  "expected a success with a status that the contract names, of %s, got status %s"
                      .formatted(operation.successes(), status));
        });
  }

  private static Optional<String> unlikeSchema(Evidence evidence, Answered answer, String place) {
    return evidence.contents().problems(SUCCESS, answer.response().body()).stream()
        .filter(problem -> problem.pointer().matches(place))
        .findFirst()
        .map(problem -> wrong("what the contract's schema says", problem));
  }

  private static List<Answered> enveloped(Evidence evidence, List<Answered> answers) {
    return answers.stream()
        .filter(
            answer ->
                read(evidence, answer) instanceof StrictJson.Document document
                    && hasEnvelope(document))
        .toList();
  }

  private static String wrong(String expected, Schemas.Problem problem) {
    return "expected %s, got a body in which %s is wrong: %s"
        .formatted(expected, problem.pointer(), problem.message());
  }

  private static Finding topLevel(Evidence evidence) {
    return evidence.each(
        applied(evidence),
        answer ->
            read(evidence, answer) instanceof StrictJson.Document document && !hasEnvelope(document)
                ? Optional.of(
                    "expected an object with the members of the envelope, got "
                        + (document.root().isObject()
                            ? "an object with the members " + document.root().propertyNames()
                            : "a JSON "
                                + document.root().getNodeType().name().toLowerCase(Locale.ROOT)))
                : Optional.empty());
  }

  private static boolean hasEnvelope(StrictJson.Document document) {
    return !Collections.disjoint(document.root().propertyNames(), ENVELOPE);
  }

  private static Finding refusalsDontClaimSuccess(Evidence evidence) {
    return evidence.each(
        refusals(evidence),
        answer ->
            says(evidence, answer, BooleanNode.TRUE)
                ? Optional.of(
                    "expected a success that isn't true beside status "
                        + answer.response().status()
                        + ", got true")
                : Optional.empty());
  }

  private static Finding failureEnvelope(Evidence evidence) {
    return evidence.each(
        unprovoked(evidence, refusals(evidence)),
        answer -> {
          if (read(evidence, answer) instanceof StrictJson.Malformed malformed) {
            return HttpRules.isMislabelled(evidence, answer.response())
                ? Optional.empty()
                : Optional.of("expected the failure envelope, got a body of which: " + malformed);
          }
          return says(evidence, answer, BooleanNode.TRUE)
              ? Optional.empty()
              : evidence.contents().problems(FAILURE, answer.response().body()).stream()
                  .filter(problem -> !problem.pointer().matches(ITEM))
                  .findFirst()
                  .map(problem -> wrong("the failure envelope", problem));
        });
  }

  private static StrictJson.Reading read(Evidence evidence, Answered answer) {
    return evidence.contents().read(answer.response().body());
  }

  private static boolean says(Evidence evidence, Answered answer, BooleanNode success) {
    return read(evidence, answer) instanceof StrictJson.Document document
        && document.root().path("success").equals(success);
  }

  /**
   * The answers that acknowledge a change, or should: any 2xx where a refusal isn't due, except one
   * that plainly says false where a refusal is as good as an acceptance.
   */
  private static List<Answered> applied(Evidence evidence) {
    Set<Answered> demanded = Collections.newSetFromMap(new IdentityHashMap<>());
    demanded.addAll(evidence.expectations().demanded());
    return evidence.expectations().allowed().stream()
        .filter(answer -> answer.isClass(2))
        .filter(answer -> demanded.contains(answer) || !says(evidence, answer, BooleanNode.FALSE))
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

  private static List<Answered> refusals(Evidence evidence) {
    return evidence.expectations().all().stream().filter(answer -> answer.isClass(4)).toList();
  }

  /** Those whose form isn't a matter of what was sent, of which other rules speak. */
  private static List<Answered> unprovoked(Evidence evidence, List<Answered> answers) {
    return answers.stream()
        .filter(answer -> !evidence.contents().isProvocation(answer.reading().exchange()))
        .toList();
  }

  private static Rule schema(
      Function<Evidence, List<Answered>> answers,
      String id,
      Clause clause,
      String title,
      String meaning,
      String lookAt,
      String place) {
    return rule(
        id,
        Level.MUST,
        clause,
        title,
        meaning,
        lookAt,
        evidence ->
            evidence.each(
                enveloped(evidence, answers.apply(evidence)),
                answer -> unlikeSchema(evidence, answer, place)));
  }

  private static Rule rule(
      String id,
      Level level,
      @Nullable Clause clause,
      String title,
      String meaning,
      String lookAt,
      Function<Evidence, Finding> check) {
    return new Rule(
        new Requirement(
            id,
            level,
            clause == null ? "v4 API convention" : clause.name(),
            title,
            meaning,
            "An answer of the kind that the rule speaks of.",
            lookAt),
        check);
  }
}

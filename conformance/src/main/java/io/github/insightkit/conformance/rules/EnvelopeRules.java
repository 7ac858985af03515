package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.json.StrictJson;
import io.github.insightkit.conformance.rules.Evidence.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What an answer looks like: strict JSON, and the contract's own schemas. */
final class EnvelopeRules {
  private static final String SUCCESS = "SuccessEnvelope";
  private static final String FAILURE = "FailureEnvelope";

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
        schema(
            "ENVELOPE-02",
            Clause.C14,
            "The answer to an applied change says success: true.",
            "The member is there, and it is the literal true; not \"true\", not 1.",
            "How the member is written.",
            "|/success(/.*)?"),
        schema(
            "ENVELOPE-03",
            Clause.C10,
            "The answer has an array of errors, of objects.",
            "The member is there, even if there is nothing in it, and is neither null nor an object.",
            "What an empty list is written as.",
            "/errors|/errors/\\d+"),
        schema(
            "ENVELOPE-04",
            Clause.C11,
            "The answer has an array of messages, of objects.",
            "The member is there, even if there is nothing in it, and is neither null nor an object.",
            "What an empty list is written as.",
            "/messages|/messages/\\d+"),
        schema(
            "ENVELOPE-05",
            Clause.C12,
            "Each error and message has a numeric code and a message.",
            "The code is a number, not a string of digits; the message is a string.",
            "How items are written.",
            "/(errors|messages)/\\d+/(code|message)"),
        schema(
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
            "ERROR-01",
            Level.VENDOR,
            null,
            "A refusal carries the failure envelope.",
            "The body is JSON, says success: false, and has at least one error with a numeric code and"
                + " a message.",
            "What answers a refusal: the application, its framework, or something before it.",
            EnvelopeRules::failureEnvelope));
  }

  private static Finding strictJson(Evidence evidence) {
    List<Answered> answers = applied(evidence);
    for (Answered answer : answers) {
      if (StrictJson.read(answer.response().body().toArray())
          instanceof StrictJson.Malformed malformed) {
        return broken(answer, "expected one JSON document, got a body of which: " + malformed);
      }
    }
    return decided(evidence, answers);
  }

  private static Function<Evidence, Finding> schemaCheck(Pattern place) {
    return evidence -> {
      List<Answered> readable = new ArrayList<>();
      for (Answered answer : applied(evidence)) {
        if (StrictJson.read(answer.response().body().toArray())
            instanceof StrictJson.Document document) {
          readable.add(answer);
          for (Schemas.Problem problem : evidence.schemas().problems(SUCCESS, document.root())) {
            if (place.matcher(problem.pointer()).matches()) {
              return broken(
                  answer,
                  "expected what the contract's schema says, got a body in which " + problem);
            }
          }
        }
      }
      return decided(evidence, readable);
    };
  }

  private static Finding refusalsDontClaimSuccess(Evidence evidence) {
    List<Answered> refusals = refusals(evidence);
    for (Answered answer : refusals) {
      if (StrictJson.read(answer.response().body().toArray())
              instanceof StrictJson.Document document
          && document.root().path("success").isBoolean()
          && document.root().path("success").booleanValue()) {
        return broken(
            answer,
            "expected a success that isn't true beside status "
                + answer.response().status()
                + ", got true");
      }
    }
    return decided(evidence, refusals);
  }

  private static Finding failureEnvelope(Evidence evidence) {
    List<Answered> refusals = refusals(evidence);
    for (Answered answer : refusals) {
      StrictJson.Reading reading = StrictJson.read(answer.response().body().toArray());
      if (reading instanceof StrictJson.Malformed malformed) {
        return broken(answer, "expected the failure envelope, got a body of which: " + malformed);
      }
      if (reading instanceof StrictJson.Document document) {
        List<Schemas.Problem> problems =
            evidence.schemas().problems(FAILURE, document.root()).stream()
                .filter(problem -> !problem.pointer().equals("/success"))
                .toList();
        if (!problems.isEmpty()) {
          return broken(
              answer, "expected the failure envelope, got a body in which " + problems.get(0));
        }
      }
    }
    return decided(evidence, refusals);
  }

  /** The answers that acknowledge a change, or should: any 2xx where a refusal isn't due. */
  private static List<Answered> applied(Evidence evidence) {
    return evidence.allowed().stream().filter(answer -> answer.isClass(2)).toList();
  }

  private static List<Answered> refusals(Evidence evidence) {
    List<Answered> refusals = new ArrayList<>(evidence.forbidden());
    refusals.addAll(evidence.allowed());
    return refusals.stream()
        .filter(answer -> answer.isClass(4) && answer.response().status() != 429)
        .toList();
  }

  private static Finding broken(Answered answer, String message) {
    return new Finding.Broken(message, List.of(answer.index()), Optional.empty());
  }

  private static Finding decided(Evidence evidence, List<Answered> answers) {
    if (!answers.isEmpty()) {
      return new Finding.Holds("held by " + answers.size() + " answers");
    }
    return evidence.hasGaps()
        ? new Finding.Undecided("answers are missing; none of those that came is of this kind")
        : new Finding.Untested("no answer of this kind came");
  }

  private static Rule schema(
      String id, Clause clause, String title, String meaning, String lookAt, String place) {
    return rule(
        id, Level.MUST, clause, title, meaning, lookAt, schemaCheck(Pattern.compile(place)));
  }

  private static Rule rule(
      String id,
      Level level,
      @org.jspecify.annotations.Nullable Clause clause,
      String title,
      String meaning,
      String lookAt,
      Function<Evidence, Finding> check) {
    return new Rule(
        id,
        level,
        clause == null ? "v4 API convention" : clause.name(),
        title,
        meaning,
        "An answer of the kind that the rule speaks of.",
        lookAt,
        check);
  }
}

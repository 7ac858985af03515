package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.contract.Requirement.http;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.OpenKind;
import io.github.insightkit.conformance.requests.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What HTTP asks of any answer. */
final class HttpRules {
  private static final int NOT_IMPLEMENTED = 501;

  private HttpRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.each(
            http(
                "HTTP-01",
                "RFC 9110, section 15.5",
                "What the client got wrong is answered with a 4xx.",
                "A request that has to be refused isn't answered with 2xx, 3xx or 5xx, whatever the"
                    + " body says; nor is one with 2xx of which the body says success: false.",
                "A request that has to be refused, or is.",
                "How failures are mapped to status codes, and what happens to exceptions."),
            HttpRules::unaccepted,
            answer ->
                answer.isClass(4) ? Optional.empty() : expected(answer, "isn't accepted", "a 4xx")),
        Rule.each(
            http(
                "HTTP-02",
                "RFC 9110, section 8.3",
                "An answer that carries JSON says so.",
                "The Content-Type of an acknowledgement is application/json, with any parameters"
                    + " and in any case, or a type that ends in +json.",
                "An acknowledged change.",
                "What sets the Content-Type; text/html and text/plain are common defaults."),
            evidence ->
                evidence.expectations().allowed().stream()
                    .filter(answer -> answer.isClass(2) && answer.response().body().size() > 0)
                    .toList(),
            answer ->
                answer.isLabelled()
                    ? Optional.empty()
                    : Optional.of(
                        "expected a Content-Type of application/json, got "
                            + (answer.types().isEmpty()
                                ? "none"
                                : '"' + String.join("\" and \"", answer.types()) + '"'))),
        Rule.each(
            http(
                "HTTP-03",
                "RFC 9110, section 15.4",
                "A change that needn't be refused isn't redirected.",
                "Most clients turn a redirected PATCH into a GET, and report a success that never"
                    + " was; and nothing is fetched that could be as it was (304).",
                "A request that needn't be refused.",
                "Rules about trailing slashes, host names and schemes before the application."),
            evidence ->
                evidence.expectations().allowedForCertain().stream()
                    .filter(
                        answer ->
                            answer.input() instanceof Input.Change
                                || evidence.expectations().isDemanded(answer))
                    .toList(),
            answer ->
                answer.isClass(3)
                    ? expected(answer, "is allowed", "no redirect")
                    : Optional.empty()),
        new Rule(
                http(
                    "HTTP-04",
                    "RFC 9110, section 15.6",
                    "What needn't be refused as a change isn't a server error.",
                    "A change that is allowed isn't answered with a 5xx more than once in a run,"
                        + " and neither is a request by another method or for an id that isn't"
                        + " there; 501 will do for a method.",
                    "A request that is allowed, and others by other methods and for odd ids.",
                    "The server's own log at the time of the exchange."),
                HttpRules::acceptanceIsNoServerError)
            .unless(evidence -> evidence.outages().stream().findFirst().map(Outage::finding)),
        new Rule(
            http(
                "HTTP-07",
                "RFC 9110, section 15.5.6",
                "An answer of 405 says which methods there are.",
                "It has an Allow field, which names the method that changes are made by.",
                AnswerRules.ANY,
                "What answers 405: a handler, or the framework's router by itself."),
            HttpRules::allows),
        Rule.eachContent(
            http(
                "HTTP-16",
                "RFC 8259, section 2",
                "A refusal that is labelled as JSON is JSON.",
                "What isn't one JSON text in UTF-8 has another media type, or none.",
                "A refusal that has content.",
                "What answers before the application, and what puts its texts together by hand."),
            evidence ->
                evidence.expectations().all().stream()
                    .filter(answer -> answer.response().status() >= 400 && !answer.isProvoked())
                    .toList(),
            answer ->
                answer
                    .malformed()
                    .filter(why -> answer.isMislabelled())
                    .map(
                        why ->
                            "expected JSON, as the Content-Type says, got a body that is none: "
                                + why)));
  }

  private static Optional<String> expected(Answered answer, String because, String what) {
    return Optional.of(
        "%s, which %s: expected %s, got status %s"
            .formatted(answer.asked(), because, what, answer.response().status()));
  }

  private static List<Answered> unaccepted(Evidence evidence) {
    Set<OpenKind> failing =
        evidence.expectations().allowedForCertain().stream()
            .filter(answer -> answer.isClass(5) && !hasItsOwnRule(answer.input()))
            .flatMap(answer -> StateRules.kind(answer.input()).stream())
            .collect(Collectors.toSet());
    Expectations expectations = evidence.expectations();
    return Stream.concat(
            expectations.forbidden().stream(),
            expectations.allowed().stream()
                .filter(
                    answer ->
                        StateRules.isDoubtful(answer.input())
                            || (answer.isClass(2)
                                && answer.says(false)
                                && !expectations.isDemanded(answer))))
        .filter(answer -> answer.reading().answer() != Answer.ACCEPTED && !mayBeOdd(answer))
        .filter(HttpRules::isOfContract)
        // What is a server error where it is allowed isn't one for being refused.
        .filter(
            answer ->
                StateRules.kind(answer.input()).filter(failing::contains).isEmpty()
                    || !answer.isClass(5))
        .toList();
  }

  /** Another method or path needn't be served, whatever is wrong with the request besides. */
  private static boolean isOfContract(Answered answer) {
    return answer.request().method().equals(Request.CHANGE)
        && !answer.request().path().endsWith("/");
  }

  private static Finding acceptanceIsNoServerError(Evidence evidence) {
    // What may be refused is answered like all that is.
    boolean isCommon = ServerErrors.isCommon(evidence, HttpRules::isOpen);
    Stream<Answered> usual =
        evidence.expectations().allowedForCertain().stream()
            .filter(answer -> !hasItsOwnRule(answer.input()))
            .filter(answer -> !isCommon || !isOpen(answer.input()));
    Stream<Answered> odd =
        Stream.concat(evidence.readings().stream(), evidence.strays().stream())
            .filter(reading -> isOdd(reading.input()))
            .flatMap(reading -> Answered.of(reading, evidence.contents()).stream())
            .filter(answer -> answer.response().status() != NOT_IMPLEMENTED);
    List<Answered> answers = Stream.concat(usual, odd).toList();
    List<Answered> failed = answers.stream().filter(answer -> answer.isClass(5)).toList();
    if (failed.size() == 1) {
      return new Finding.Undecided(
          "one server error in the whole run may be a passing trouble: exchange %s (%s)"
              .formatted(failed.get(0).index(), failed.get(0).asked()));
    }
    if (!failed.isEmpty()) {
      return Finding.Broken.byEach(
          expected(
                  failed.get(0),
                  isOdd(failed.get(0).input()) ? "isn't served" : "is allowed",
                  "no server error")
              .orElseThrow(),
          failed.stream().map(Answered::index).toList());
    }
    return Rule.each(evidence, answers, answer -> Optional.empty());
  }

  private static Finding allows(Evidence evidence) {
    Set<String> changed =
        evidence.readings().stream()
            .filter(one -> one.answer() == Answer.ACCEPTED && one.input() instanceof Input.Change)
            .map(one -> one.exchange().request().path())
            .collect(Collectors.toSet());
    Predicate<Exchange> misses =
        one -> {
          Set<String> methods = one.response().orElseThrow().list("Allow");
          return changed.contains(one.request().path())
              ? !methods.contains(Request.CHANGE)
              : methods.isEmpty();
        };
    List<Exchange> wrong =
        evidence.exchanges().stream()
            .filter(one -> one.response().filter(it -> it.status() == 405).isPresent())
            .filter(misses)
            .toList();
    if (wrong.isEmpty()) {
      return AnswerRules.held(AnswerRules.answered(evidence), "");
    }
    Set<String> methods = wrong.get(0).response().orElseThrow().list("Allow");
    return AnswerRules.broken(
        methods.isEmpty()
            ? "expected an Allow field beside status 405, got none"
            : "expected an Allow field with %s, which was accepted there, got %s"
                .formatted(Request.CHANGE, String.join(", ", methods)),
        wrong);
  }

  /** Whether this is of a form that may be refused, of whose server errors another rule speaks. */
  private static boolean mayBeOdd(Answered answer) {
    return answer.input() instanceof Input.Disguised form
        && form.disguise().mustNotFail()
        && (answer.isClass(5) || !form.disguise().isDemanded());
  }

  /** Whether this is for what isn't served. */
  private static boolean isOdd(Input input) {
    return input instanceof Input.SafeMethod
        || input instanceof Relation
        || (input instanceof Input.Disguised form && !form.disguise().isServed());
  }

  private static boolean isOpen(Input input) {
    return input instanceof Input.Unspecified || input instanceof Input.DuplicateName;
  }

  private static boolean hasItsOwnRule(Input input) {
    return input instanceof Input.Disguised
        || StateRules.isDoubtful(input)
        || ServerErrors.isLongReason(input);
  }
}

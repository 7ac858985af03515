package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What HTTP asks of any answer. */
final class HttpRules {
  private static final Pattern JSON =
      Pattern.compile("application/(?:[a-z0-9!#$&^_.-]+\\+)?json\\s*(?:;.*)?");

  private HttpRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new Requirement(
                "HTTP-01",
                Level.HTTP,
                "RFC 9110, section 15.5",
                "What the client got wrong is answered with a 4xx.",
                "A request that has to be refused isn't answered with 2xx, 3xx or 5xx, whatever the"
                    + " body says.",
                "A request that has to be refused.",
                "How failures are mapped to status codes, and what happens to exceptions."),
            HttpRules::refusalsAreClientErrors),
        new Rule(
            new Requirement(
                "HTTP-02",
                Level.HTTP,
                "RFC 9110, section 8.3",
                "An answer that carries JSON says so.",
                "The Content-Type of an acknowledgement is application/json, with any parameters"
                    + " and in any case, or a type that ends in +json.",
                "An acknowledged change.",
                "What sets the Content-Type; text/html and text/plain are common defaults."),
            HttpRules::declaresJson),
        new Rule(
            new Requirement(
                "HTTP-03",
                Level.HTTP,
                "RFC 9110, section 15.4",
                "A change that is allowed isn't redirected.",
                "Most clients turn a redirected PATCH into a GET, and report a success that never"
                    + " was.",
                "A request that is allowed.",
                "Rules about trailing slashes, host names and schemes before the application."),
            HttpRules::notRedirected),
        new Rule(
            new Requirement(
                "HTTP-04",
                Level.HTTP,
                "RFC 9110, section 15.6",
                "A change that is allowed isn't a server error.",
                "It isn't answered with a 5xx more than once in a run.",
                "A request that is allowed.",
                "The server's own log at the time of the exchange."),
            HttpRules::acceptanceIsNoServerError));
  }

  private static Finding refusalsAreClientErrors(Evidence evidence) {
    List<Answered> answers =
        Stream.concat(
                evidence.expectations().forbidden().stream(),
                evidence.expectations().allowed().stream()
                    .filter(answer -> isNullBody(answer.reading().input())))
            .filter(answer -> answer.reading().answer() != Answer.ACCEPTED)
            .toList();
    for (Answered answer : answers) {
      if (!answer.isClass(4)) {
        return new Finding.Broken(
            "asked for "
                + answer.reading().input()
                + ", which isn't accepted: expected a 4xx, got status "
                + answer.response().status(),
            List.of(answer.index()),
            Optional.empty());
      }
    }
    return evidence.heldBy(answers);
  }

  private static Finding declaresJson(Evidence evidence) {
    List<Answered> answers =
        evidence.expectations().allowed().stream()
            .filter(answer -> answer.isClass(2) && answer.response().body().length() > 0)
            .toList();
    for (Answered answer : answers) {
      Optional<String> type = answer.response().header("Content-Type");
      if (type.isEmpty() || !JSON.matcher(type.get().toLowerCase(Locale.ROOT)).matches()) {
        return new Finding.Broken(
            "expected a Content-Type of application/json, got "
                + type.map(value -> '"' + value + '"').orElse("none"),
            List.of(answer.index()),
            Optional.empty());
      }
    }
    return evidence.heldBy(answers);
  }

  private static Finding notRedirected(Evidence evidence) {
    List<Answered> answers = evidence.expectations().demanded();
    for (Answered answer : answers) {
      if (answer.isClass(3)) {
        return new Finding.Broken(
            "asked for "
                + answer.reading().input()
                + ", which is allowed: expected no redirect, got status "
                + answer.response().status(),
            List.of(answer.index()),
            Optional.empty());
      }
    }
    return evidence.heldBy(answers);
  }

  private static Finding acceptanceIsNoServerError(Evidence evidence) {
    List<Answered> answers =
        Stream.concat(
                evidence.expectations().demanded().stream(),
                evidence.expectations().allowedForCertain().stream())
            .distinct()
            .filter(answer -> !hasItsOwnRule(answer.reading().input()))
            .toList();
    List<Answered> failed = answers.stream().filter(answer -> answer.isClass(5)).toList();
    if (failed.size() == 1) {
      return new Finding.Undecided("one server error in the whole run may be a passing trouble");
    }
    if (!failed.isEmpty()) {
      Answered answer = failed.get(0);
      return new Finding.Broken(
          "asked for "
              + answer.reading().input()
              + ", which is allowed: expected no server error, got status "
              + answer.response().status()
              + ", and "
              + (failed.size() - 1)
              + " more like it",
          failed.stream().limit(3).map(Answered::index).toList(),
          Optional.empty());
    }
    return evidence.heldBy(answers);
  }

  /** One that may be refused like any other body that is no object, or taken for an empty one. */
  private static boolean isNullBody(Input input) {
    return input instanceof Input.NoChange idle
        && idle.observation().equals(Interpretation.NULL_BODY);
  }

  private static boolean hasItsOwnRule(Input input) {
    return input instanceof Input.Disguised
        || isNullBody(input)
        || input instanceof Input.DuplicateName
        || (input instanceof Input.Unspecified open && Interpretation.isLong(open.observation()));
  }
}

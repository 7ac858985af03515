package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.contract.Requirement.http;
import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.contract.Requirement.should;
import static io.github.insightkit.conformance.rules.AnswerRules.ANY;
import static io.github.insightkit.conformance.rules.AnswerRules.each;
import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.history.TokenForm;
import io.github.insightkit.conformance.requests.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer must not give away, nor take over from the request as it stands there. */
final class EchoRules {
  /**
   * As it stands in a page, and in a text of JSON, where it follows upon an escape. Each part
   * begins with a letter, so that most places are passed over at once.
   */
  private static final Pattern STACK_TRACE =
      Pattern.compile(
          "at (?<=(\\b|\\\\[nrt])at )([\\w$.]+\\([\\w$]+\\.java:\\d+\\)|.+\\.[cm]?[jt]s:\\d+:\\d+)"
              + "|goroutine \\d+ \\[|Traceback \\(most recent call last\\)");

  private static final String UNASKED = "the run didn't ask for it";

  private EchoRules() {}

  static List<Rule> all() {
    return List.of(
        each(
                must(
                        "AUTH-05",
                        Clause.C16,
                        "The token doesn't come back in an answer.",
                        "Answers end up in logs and on screens.",
                        ANY,
                        "Error pages that show the request, and messages that quote header fields.")
                    .decidedBy(Profile.AUTH),
                EchoRules::echoesToken,
                "expected an answer without the token, got one with it")
            .inapplicable(UNASKED, evidence -> !evidence.history().origin().credentialed()),
        each(
                should(
                        "AUTH-06",
                        "A 401 says by which scheme to come back.",
                        "It has a WWW-Authenticate field (RFC 9110, section 15.5.2); 403 needs"
                            + " none.",
                        ANY,
                        "Handlers that answer 401 by hand.")
                    .decidedBy(Profile.AUTH),
                response ->
                    response.status() == 401 && response.header("WWW-Authenticate").isEmpty(),
                "expected a WWW-Authenticate field beside status 401, got none")
            .inapplicable(UNASKED, evidence -> !evidence.history().origin().credentialed()),
        new Rule(
            http(
                    "TEXT-04",
                    "RFC 8259, section 7",
                    "What was sent doesn't break the JSON of the answer.",
                    "Where other acknowledgements are JSON, one of a text with quotes is JSON too;"
                        + " and the same for refusals.",
                    "A rationale and an unknown value with quotes, a backslash and line breaks.",
                    "JSON that is put together from texts.")
                .decidedBy(Profile.TEXT),
            EchoRules::brokenJson),
        each(
            safety(
                "SAFETY-01",
                "An answer shows no stack trace.",
                "It tells an attacker what runs behind it.",
                "The error page of the framework."),
            response -> STACK_TRACE.matcher(response.body().utf8()).find(),
            "expected an answer without a stack trace, got one with it"),
        each(
                safety(
                    "SAFETY-02",
                    "What was sent doesn't come back as HTML.",
                    "A browser would run it.",
                    "Error pages that quote the request without escaping."),
                response ->
                    isOfType(response, "text/html")
                        && response.body().utf8().contains(Texts.MARKUP),
                "expected what was sent not to come back as HTML, got it back")
            .inapplicable(UNASKED, evidence -> !sent(evidence, Texts.MARKUP)),
        each(
                safety(
                    "SAFETY-03",
                    "What was sent doesn't become a header field.",
                    "A line break in a value ends a field line.",
                    "Values of the request that are copied into header fields."),
                response -> response.header(Texts.INJECTED).isPresent(),
                "expected no header field that was smuggled in, got one")
            .inapplicable(UNASKED, evidence -> !sent(evidence, Texts.INJECTED)));
  }

  private static Requirement safety(String id, String title, String meaning, String lookAt) {
    return should(id, title, meaning, ANY, lookAt).decidedBy(Profile.TEXT);
  }

  private static boolean isOfType(Result.Response response, String type) {
    return response
        .header("Content-Type")
        .filter(value -> value.toLowerCase(Locale.ROOT).contains(type))
        .isPresent();
  }

  private static Finding brokenJson(Evidence evidence) {
    List<Answered> provoked = new ArrayList<>();
    for (int hundreds : List.of(2, 4)) {
      Map<Boolean, List<Answered>> whole =
          evidence.readings().stream()
              .flatMap(reading -> Answered.of(reading, evidence.contents()).stream())
              .filter(answer -> !answer.response().truncated() && answer.isClass(hundreds))
              .collect(Collectors.partitioningBy(Answered::isProvoked));
      List<Answered> others =
          requireNonNull(whole.get(false)).stream().filter(EchoRules::isMeantAsJson).toList();
      // Where it isn't JSON whatever is sent, that is for other rules to say.
      if (!others.isEmpty() && others.stream().noneMatch(EchoRules::isNoJson)) {
        provoked.addAll(requireNonNull(whole.get(true)));
      }
    }
    return provoked.isEmpty()
        ? new Finding.Untested("nothing was sent that could break it")
        : Rule.each(
            evidence,
            provoked,
            answer ->
                Optional.of(answer)
                    .filter(one -> isMeantAsJson(one) && isNoJson(one))
                    .map(
                        one ->
                            "expected one JSON document whatever text was sent, got a body that is"
                                + " none: "
                                + one.content().reason()));
  }

  private static boolean isNoJson(Answered answer) {
    return answer.json().isMissingNode();
  }

  /** Whether the answer has content that is declared as JSON or begins like an object. */
  private static boolean isMeantAsJson(Answered answer) {
    Result.Response response = answer.response();
    return response.body().size() > 0
        && (response.body().utf8().stripLeading().startsWith("{") || isOfType(response, "json"));
  }

  private static boolean echoesToken(Result.Response response) {
    return Stream.concat(
            Stream.of(response.body().utf8()), response.headers().stream().map(Header::value))
        .anyMatch(text -> text.contains(TokenForm.WHOLE.placeholder()));
  }

  private static boolean sent(Evidence evidence, String text) {
    return evidence.exchanges().stream()
        .anyMatch(exchange -> exchange.request().body().utf8().contains(text));
  }
}

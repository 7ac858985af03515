package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.contract.Requirement.should;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Result;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What holds for every answer, whatever was asked. */
final class AnswerRules {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** How many requests are lost that aren't by chance, if they are one in {@link #OFTEN}. */
  private static final int MANY = 8;

  private static final int OFTEN = 3;

  /** What a rule needs that holds for every answer. */
  static final String ANY = "Any answer.";

  private AnswerRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            http(
                "HTTP-10",
                "RFC 9112, section 6",
                "An answer is complete and framed as it declares.",
                "As much content comes as was declared, and the connection isn't cut before its"
                    + " end.",
                ANY,
                "What writes the Content-Length, and what happens when writing fails."),
            AnswerRules::framing),
        each(
            http(
                "HTTP-11",
                "RFC 9110, section 12.5.3",
                "An answer isn't content-coded unless that was asked for.",
                "The kit asks for identity, but for a few requests.",
                ANY,
                "Compression that doesn't look at Accept-Encoding."),
            response ->
                response
                    .header("Content-Encoding")
                    .filter(coding -> !coding.equalsIgnoreCase("identity"))
                    .isPresent(),
            "expected content without a coding, got a Content-Encoding"),
        new Rule(
            http(
                "HTTP-14",
                "RFC 9110, section 15",
                "Every request is answered in time.",
                "No request goes unanswered each time it is sent while others are answered.",
                ANY,
                "Locks, parsers that loop, and calls without a timeout."),
            AnswerRules::hangs),
        new Rule(
            should(
                    "HTTP-15",
                    "A request is answered at the first try.",
                    "Connections end now and then, and a client has to send again what it may;"
                        + " where one in three does, few clients bear it (RFC 9112, section 9.6:"
                        + " who means to close a connection says so in the answer before).",
                    ANY,
                    "How long connections are kept, and what closes them without a word: the"
                        + " server, or something before it.")
                .decidedBy(Profile.HTTP),
            AnswerRules::lost));
  }

  private static Requirement http(
      String id, String section, String title, String meaning, String needs, String lookAt) {
    return Requirement.http(id, section, title, meaning, needs, lookAt).decidedBy(Profile.HTTP);
  }

  /** A rule that is broken by any answer that is wrong. */
  static Rule each(Requirement requirement, Predicate<Result.Response> isWrong, String message) {
    return new Rule(
        requirement,
        evidence -> {
          long answered = answered(evidence);
          // Most answers have a twin, and some patterns take long.
          IdentityHashMap<Result.Response, Boolean> known = new IdentityHashMap<>();
          List<Exchange> wrong =
              evidence.exchanges().stream()
                  .filter(
                      exchange ->
                          exchange
                              .response()
                              .filter(one -> known.computeIfAbsent(one, isWrong::test))
                              .isPresent())
                  .toList();
          return wrong.isEmpty() ? held(answered, "") : broken(message, wrong);
        });
  }

  static Finding held(long answered, String but) {
    return answered == 0
        ? new Finding.Untested("no answer came")
        : new Finding.Holds("held " + (but.isEmpty() ? "by " : but) + answered + " answers");
  }

  private static Finding framing(Evidence evidence) {
    List<Exchange> misdeclared =
        evidence.exchanges().stream()
            .filter(exchange -> exchange.response().filter(AnswerRules::isMisdeclared).isPresent())
            .toList();
    if (!misdeclared.isEmpty()) {
      return broken(
          "expected a Content-Length that is a number, the same each time it is given, and none"
              + " beside chunks, got "
              + misdeclared.get(0).response().orElseThrow().list("Content-Length"),
          misdeclared);
    }
    List<Exchange> unasked = failed(evidence, Result.Failure.UNASKED);
    if (unasked.size() > 1) {
      int first = unasked.get(0).index();
      return new Finding.Broken(
          "expected one answer to each request, got one more after the first of these, which was there before the second was sent; so after %s requests of %s"
              .formatted(unasked.size(), evidence.exchanges().size()),
          List.of(first - 1, first));
    }
    List<Exchange> cut = failed(evidence, Result.Failure.CUT);
    List<Exchange> lost = failed(evidence, Result.Failure.BROKEN);
    long answered = answered(evidence) + cut.size();
    if (cut.isEmpty() && lost.isEmpty()) {
      return failed(evidence, Result.Failure.STALE).stream()
              .allMatch(exchange -> sentAgain(evidence, exchange, 1).isPresent())
          ? held(answered, "")
          : new Finding.Undecided("a request whose connection ended wasn't sent again");
    }
    Optional<Exchange> spoilt = cut.stream().filter(AnswerRules::isLeft).findFirst();
    if (spoilt.isPresent()) {
      Exchange one = spoilt.get();
      return new Finding.Broken(
          "expected the answer to the first of these to end where it says, got more content, which"
              + " then spoilt the answer to the second: "
              + ((Result.NoResponse) one.result()).message(),
          List.of(Math.max(0, one.index() - 1), one.index()));
    }
    if (answered == 0) {
      return new Finding.Undecided("no answer came whole; the server may be down");
    }
    List<Exchange> each = new ArrayList<>(cut);
    lost.stream()
        .filter(one -> sentAgain(evidence, one, -1).filter(AnswerRules::isLost).isPresent())
        .forEach(each::add);
    boolean now =
        lost.stream()
            .flatMap(exchange -> sentAgain(evidence, exchange, 1).stream())
            .anyMatch(again -> again.response().isPresent());
    if (each.size() > 1 && (!now || cut.size() > 1)) {
      return broken(
          "expected a whole answer, framed as it declares, got: "
              + ((Result.NoResponse) each.get(0).result()).message(),
          each);
    }
    return new Finding.Undecided(
        lost.isEmpty()
            ? "one cut connection in the whole run may be a passing trouble: exchange "
                + cut.get(0).index()
            : "%s of %s requests met a connection that ended before anything of an answer came, and not each time; something between here and the server may do that; first: exchange %s"
                .formatted(lost.size(), evidence.exchanges().size(), lost.get(0).index()));
  }

  /** Whether connections ended before anything of an answer came, far more often than by chance. */
  private static Finding lost(Evidence evidence) {
    List<Exchange> lost =
        evidence.exchanges().stream()
            .filter(one -> isLost(one) && !evidence.isConcurrent(one))
            .toList();
    long answered = answered(evidence);
    int sent = evidence.exchanges().size();
    if (answered > 0 && !lost.isEmpty() && sent < MANY) {
      return new Finding.Undecided(
          "%s of %s connections ended before an answer came; more requests would tell; first: exchange %s"
              .formatted(lost.size(), sent, lost.get(0).index()));
    }
    if (answered == 0 || lost.size() < MANY || lost.get(MANY - 1).index() >= OFTEN * MANY) {
      return held(answered, "but for " + lost.size() + " of ");
    }
    int first = lost.get(0).index();
    return new Finding.Broken(
        "expected an answer to each request, got %s connections that ended before one came, the first %s of them within %s requests; each was sent again"
            .formatted(lost.size(), MANY, (lost.get(MANY - 1).index() + 1)),
        IntStream.rangeClosed(Math.max(0, first - 1), first + 1).boxed().toList());
  }

  private static List<Exchange> failed(Evidence evidence, Result.Failure failure) {
    return evidence.exchanges().stream()
        .filter(exchange -> exchange.failed(failure))
        // To close the connection is as good as to refuse what can't be framed.
        .filter(exchange -> !Framing.isContradictory(exchange.request()))
        .filter(exchange -> !evidence.isConcurrent(exchange))
        .toList();
  }

  /** What came of it when the same was sent just before (-1) or just after (1). */
  private static Optional<Exchange> sentAgain(Evidence evidence, Exchange exchange, int distance) {
    List<Exchange> all = evidence.history().exchanges();
    int index = exchange.index() + distance;
    return index < 0 || index >= all.size()
        ? Optional.empty()
        : Optional.of(all.get(index)).filter(other -> other.request().equals(exchange.request()));
  }

  /** Whether something was left of the answer before: what cuts an answer begins none. */
  private static boolean isLeft(Exchange exchange) {
    return ((Result.NoResponse) exchange.result()).message().contains("status line: {");
  }

  private static boolean isLost(Exchange exchange) {
    return exchange.failed(Result.Failure.BROKEN) || exchange.failed(Result.Failure.STALE);
  }

  /**
   * RFC 9110, section 8.6: one number, or the same number several times; and none beside chunks
   * (RFC 9112, section 6.2).
   */
  private static boolean isMisdeclared(Result.Response response) {
    Set<String> lengths = response.list("Content-Length");
    return (!lengths.isEmpty() && response.header("Transfer-Encoding").isPresent())
        || lengths.size() > 1
        || !lengths.stream().allMatch(NUMBER.asMatchPredicate());
  }

  private static Finding hangs(Evidence evidence) {
    List<Exchange> exchanges = evidence.exchanges();
    List<Exchange> late = failed(evidence, Result.Failure.TIMED_OUT);
    if (late.isEmpty()) {
      return exchanges.isEmpty()
          ? new Finding.Untested("nothing was sent")
          : new Finding.Holds("answered " + answered(evidence) + " requests");
    }
    List<List<Exchange>> hanging =
        late.stream()
            .map(Exchange::request)
            .distinct()
            .map(sent -> exchanges.stream().filter(one -> one.request().equals(sent)).toList())
            .filter(same -> same.size() > 1 && late.containsAll(same))
            .toList();
    if (!hanging.isEmpty() && answered(evidence) > 0) {
      return broken(
          "expected an answer, got none in time, each of " + hanging.get(0).size() + " times",
          hanging.stream().map(same -> same.get(0)).toList());
    }
    return new Finding.Undecided(
        answered(evidence) == 0
            ? "no answer came in time; the server may be down"
            : "%s answers didn't come in time, and not each time that the request was sent; first: exchange %s"
                .formatted(late.size(), late.get(0).index()));
  }

  static long answered(Evidence evidence) {
    return evidence.exchanges().stream()
        .filter(exchange -> exchange.response().isPresent())
        .count();
  }

  static Finding broken(String message, List<Exchange> exchanges) {
    return Finding.Broken.byEach(message, exchanges.stream().map(Exchange::index).toList());
  }
}

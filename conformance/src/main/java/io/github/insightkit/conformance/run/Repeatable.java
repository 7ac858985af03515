package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Interpretation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tells whether a request is of a kind that a run sends, so that a report can't make a replay send
 * anything else: a change of an insight by any method, or a look at the list of insights.
 */
record Repeatable(Contract contract) {
  private static final Set<String> METHODS =
      Set.of("PATCH", "POST", "PUT", "DELETE", "GET", "HEAD", "OPTIONS", "INSIGHTKIT", "INSIGHTS");

  /** Fields that say whom a request is for. */
  private static final Set<String> ADDRESSING = Set.of("proxy-authorization", "cookie");

  /** What a run says of hosts and lengths leads nowhere, and ends no request within a body. */
  private static final Pattern MISFRAMING =
      Pattern.compile("host: ([ab]\\.invalid)?|content-length: (0|-1|x)");

  private static final Pattern PATH =
      Pattern.compile(
          "/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?\\[\\]-]*)?");
  private static final Pattern DOTS = Pattern.compile("(?i)[^?]*/(\\.|%2e){1,2}([/?].*)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+ ?");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t\\xa0-\\ud7ff]*");

  /**
   * Looks at all of them.
   *
   * @throws IllegalArgumentException if a run sends none of that kind; the message says why
   */
  void require(List<Request> requests) {
    for (int i = 0; i < requests.size(); i++) {
      Request request = requests.get(i);
      require(i, METHODS.contains(request.method()), "one of " + new TreeSet<>(METHODS));
      require(
          i,
          PATH.matcher(request.path()).matches()
              && !DOTS.matcher(request.path()).matches()
              && (Interpretation.isLook(contract, request)
                  || Interpretation.isOfInsight(contract, request.path())),
          "a path of the contract below the base URL");
      require(
          i,
          request.headers().stream().allMatch(Repeatable::isUsual),
          "fields that a run sends, and the token in none but Authorization");
      require(
          i,
          request.header("Content-Length").isEmpty() || request.body().utf8().startsWith("{"),
          "an object beside a length of its own");
    }
  }

  private static boolean isUsual(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches()
        && VALUE.matcher(header.value()).matches()
        && !ADDRESSING.contains(name)
        && (!name.matches("host|content-length")
            || MISFRAMING.matcher(name + ": " + header.value()).matches())
        && (name.equals("authorization")
            || !header.value().contains(History.Origin.USUAL_VARIABLE));
  }

  private static void require(int index, boolean condition, String expected) {
    if (!condition) {
      throw new IllegalArgumentException(
          "request %s of the counterexample is none that a run sends: expected %s; nothing was sent"
              .formatted((index + 1), expected));
    }
  }
}

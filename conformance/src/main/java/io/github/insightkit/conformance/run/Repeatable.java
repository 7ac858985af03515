package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether a request is of a kind that a run sends, so that a report can't make a replay send
 * anything else: a change of an insight by any method, or a look at the insights or their log.
 */
final class Repeatable {
  private static final Set<String> METHODS =
      Set.of("PATCH", "POST", "PUT", "DELETE", "GET", "HEAD", "OPTIONS");

  /** Fields that say whom a request is for. */
  private static final Set<String> ADDRESSING = Set.of("host", "proxy-authorization", "cookie");

  private static final String SEGMENT = "[A-Za-z0-9._~!$&'()*+,;=:%-]*";
  private static final String QUERY = "(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");
  private static final Pattern DOTS = Pattern.compile("(?i)(.*/)?(\\.|%2e){1,2}(/.*)?");

  private final Pattern change;
  private final Pattern look;

  Repeatable(Contract contract) {
    String collection =
        contract.operations().stream()
            .map(operation -> below(operation.collectionPath(SEGMENT), operation.collection()))
            .distinct()
            .collect(Collectors.joining("|", "(?i)(", ")"));
    String insight =
        contract.operations().stream()
            .map(operation -> below(operation.path(SEGMENT, SEGMENT), operation.collection()))
            .distinct()
            .collect(Collectors.joining("|", "(?i)(", ")"));
    this.change = Pattern.compile(insight + "/?" + QUERY);
    this.look = Pattern.compile(collection + "(/" + SEGMENT + ")?(/audit-log)?" + QUERY);
  }

  /** This path below any collection, with slashes that may be doubled. */
  private static String below(String path, String collection) {
    return path.replace("/" + collection + "/", "/[a-z]+/").replace("/", "/{1,2}");
  }

  /**
   * Looks at a request.
   *
   * @throws IllegalArgumentException if a run sends none of that kind; the message says why
   */
  void require(int number, Request request) {
    String path = request.path();
    boolean isLook = request.method().equals("GET") && look.matcher(path).matches();
    require(number, METHODS.contains(request.method()), "one of " + new TreeSet<>(METHODS));
    require(
        number,
        (isLook || change.matcher(path).matches())
            && !DOTS.matcher(path.replaceFirst("\\?.*", "")).matches(),
        "a path of the contract below the base URL");
    require(
        number,
        request.headers().stream().allMatch(Repeatable::isUsual),
        "fields that a run sends, and the token in none but Authorization");
  }

  private static boolean isUsual(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches()
        && VALUE.matcher(header.value()).matches()
        && !ADDRESSING.contains(name)
        && (name.equals("authorization") || !header.value().contains(Curl.TOKEN_PLACEHOLDER));
  }

  private static void require(int number, boolean condition, String expected) {
    if (!condition) {
      throw new IllegalArgumentException(
          "request "
              + number
              + " of the counterexample is none that a run sends: expected "
              + expected
              + "; nothing was sent");
    }
  }

  /** Looks at all of them. */
  void require(List<Request> requests) {
    for (int i = 0; i < requests.size(); i++) {
      require(i + 1, requests.get(i));
    }
  }
}

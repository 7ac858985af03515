package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.LenientJson;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads exchanges as inputs to the state machine, from nothing but what was sent and what came
 * back.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Interpretation {
  /** Asks nothing, for the classification is left out. */
  public static final String ABSENT = "absent";

  /** Asks nothing, for the body is null. */
  public static final String NULL_BODY = "null-body";

  /** Gives a rationale and leaves the classification out. */
  public static final String RATIONALE_ONLY = "rationale-only";

  /** Resets and gives a rationale. */
  public static final String RATIONALE_WITH_RESET = "rationale-with-reset";

  /** Gives a rationale of nothing but white space, or an empty one. */
  public static final String BLANK_RATIONALE = "blank-rationale";

  /** Gives a null rationale with a value that takes none. */
  public static final String NULL_RATIONALE = "null-rationale";

  /** Has members that the contract doesn't know. */
  public static final String UNKNOWN_FIELDS = "unknown-fields";

  /**
   * Gives a rationale that is longer than {@link #EVERYDAY_RATIONALE}; the length follows, in
   * UTF-16 units.
   */
  private static final String LONG_RATIONALE = "long-rationale-";

  /** How long a rationale may be that no implementation has a reason to refuse, in UTF-16 units. */
  public static final int EVERYDAY_RATIONALE = 100;

  /** How many ways of reading a body in which names stand twice are told apart. */
  private static final int MOST_READINGS = 64;

  private static final Pattern DOUBLED =
      Pattern.compile("(?<=/insights/[^/]{1,200})/{2,}|(?<!/insights)/{2,}");
  private static final String JSON = "application/json";
  private static final int NOT_IMPLEMENTED = 501;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** What is left of an id after decoding it once, and may be decoded or resolved once more. */
  private static final Pattern ODD_ID = Pattern.compile("%[0-9A-Fa-f]{2}|/\\.{1,2}/");

  private final Contract contract;
  private final boolean credentialed;
  private final List<Route> routes;

  /** Members of a body that may be taken for an id in the path. */
  private final Set<String> idMembers;

  /**
   * One operation's path.
   *
   * @param insight the path of an insight, with the ids as groups; that of the insight may be empty
   * @param anyCollection the same below any collection, which is another group
   * @param list the path of the list of insights
   */
  private record Route(Operation operation, Pattern insight, Pattern anyCollection, Pattern list) {}

  private Interpretation(Contract contract, boolean credentialed) {
    this.contract = contract;
    this.credentialed = credentialed;
    this.idMembers =
        contract.operations().stream()
            .flatMap(one -> Stream.of("id", one.issueParameter(), one.ownerParameter()))
            .collect(Collectors.toSet());
    this.routes =
        contract.operations().stream()
            .map(
                operation -> {
                  String path = operation.path("([^/?#]+)", "([^/?#]*)");
                  return new Route(
                      operation,
                      Pattern.compile(path),
                      Pattern.compile(path.replaceFirst("^/[^/]+", "/([^/?#]+)")),
                      Pattern.compile(operation.collectionPath("([^/?#]+)")));
                })
            .toList();
  }

  /** Reads all exchanges that are about an insight of the contract, in order. */
  public static List<Reading> of(Contract contract, History history) {
    Interpretation interpretation = new Interpretation(contract, history.origin().credentialed());
    List<Reading> readings = new ArrayList<>();
    for (Exchange exchange : history.exchanges()) {
      if (!isThrottled(exchange.result())) {
        interpretation.read(exchange, readings);
      }
    }
    Set<Address> asked = new HashSet<>();
    readings.stream()
        .filter(reading -> !(reading.input() instanceof Input.Shown))
        .forEach(reading -> asked.add(reading.address()));
    readings.removeIf(reading -> !asked.contains(reading.address()));
    return marked(readings);
  }

  /** What a change with this body asks, in the form that the contract gives it. */
  public static Input of(Contract contract, String body) {
    Operation operation = contract.operations().get(0);
    return new Interpretation(contract, false)
        .input(
            Draft.change(operation, operation.ownerExample(), operation.issueExample(), body)
                .request(false),
            false,
            false);
  }

  private void read(Exchange exchange, List<Reading> readings) {
    Request request = exchange.request();
    int query = request.path().indexOf('?');
    String asked = query < 0 ? request.path() : request.path().substring(0, query);
    String path = plain(asked);
    for (Route route : routes) {
      Matcher insight = route.insight().matcher(path);
      if (insight.matches()) {
        Address address =
            new Address(
                route.operation().scope(), decoded(insight.group(1)), decoded(insight.group(2)));
        Input input =
            isOdd(address.issue())
                ? new Input.OtherInsight(Relation.MISREAD)
                : input(request, query >= 0, !path.equals(asked));
        readings.add(new Reading(exchange, address, input, answer(input, exchange.result())));
        return;
      }
      Matcher list = route.list().matcher(path);
      if (list.matches() && request.method().equals("GET")) {
        shown(exchange, route.operation().scope(), decoded(list.group(1)), readings);
        return;
      }
    }
    for (Route route : routes) {
      Matcher foreign = route.anyCollection().matcher(path);
      if (foreign.matches()) {
        readings.add(
            new Reading(
                exchange,
                new Address(foreign.group(1), decoded(foreign.group(2)), decoded(foreign.group(3))),
                new Input.OtherInsight(Relation.OTHER_COLLECTION),
                answer(exchange.result())));
        return;
      }
    }
  }

  /** Whether this id is one that a server may take for another by how it reads paths. */
  private static boolean isOdd(String issue) {
    return issue.isEmpty() || ODD_ID.matcher(issue).find();
  }

  /** The path without doubled slashes and without one at its end. */
  private static String plain(String path) {
    String single = path.contains("//") ? DOUBLED.matcher(path).replaceAll("/") : path;
    return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
  }

  /** What a page of the insights list shows of each insight on it. */
  private void shown(Exchange exchange, String scope, String owner, List<Reading> readings) {
    ListPage.of(contract.machine(), exchange.result())
        .ifPresent(
            page ->
                page.items()
                    .forEach(
                        item -> {
                          State state = item.state();
                          if (state != null) {
                            readings.add(
                                new Reading(
                                    exchange,
                                    new Address(scope, owner, item.id()),
                                    new Input.Shown(state, false),
                                    Answer.ACCEPTED));
                          }
                        }));
  }

  /** Whether this exchange asks for a page of an insights list. */
  public static boolean isLook(Contract contract, Exchange exchange) {
    String path = exchange.request().path();
    int query = path.indexOf('?');
    String asked = query < 0 ? path : path.substring(0, query);
    return exchange.request().method().equals("GET")
        && contract.operations().stream()
            .anyMatch(operation -> Pattern.matches(operation.collectionPath("[^/?#]+"), asked));
  }

  /** Tells the looks that follow upon a refusal, as far as the insight shown is concerned. */
  private static List<Reading> marked(List<Reading> readings) {
    Set<Address> refused = new HashSet<>();
    List<Reading> marked = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.input() instanceof Input.Shown shown && refused.contains(reading.address())) {
        marked.add(
            new Reading(
                reading.exchange(),
                reading.address(),
                new Input.Shown(shown.state(), true),
                reading.answer()));
        continue;
      }
      marked.add(reading);
      if (!(reading.input() instanceof Input.Shown
          || reading.input() instanceof Input.SafeMethod)) {
        if (reading.answer() == Answer.REFUSED) {
          refused.add(reading.address());
        } else {
          refused.remove(reading.address());
        }
      }
    }
    return List.copyOf(marked);
  }

  private Input input(Request request, boolean hasQuery, boolean isRespelled) {
    if (SAFE.contains(request.method())) {
      return new Input.SafeMethod();
    }
    Asked asked = Asked.of(contract, request);
    if (credentialed) {
      Optional<Input> forbidden = forbidden(RequestKinds.credentials(), asked);
      if (forbidden.isPresent()) {
        return forbidden.get();
      }
    }
    Input plain =
        request.method().equals("DELETE") && request.body().length() == 0
            ? new Input.Change(contract.machine().home(), false)
            : asked.unreadable().startsWith(StrictJson.TWICE)
                ? doubled(asked, request.body())
                : body(asked);
    Disguise disguise = disguise(request, hasQuery, isRespelled);
    return disguise == null
            || plain instanceof Input.Disguised
            || plain instanceof Input.DuplicateName
        ? plain
        : new Input.Disguised(plain, disguise);
  }

  private static @Nullable Disguise disguise(
      Request request, boolean hasQuery, boolean isRespelled) {
    if (!request.method().equals("PATCH") || request.header("X-HTTP-Method-Override").isPresent()) {
      return Disguise.METHOD;
    }
    if (isRespelled) {
      return Disguise.PATH_SPELLING;
    }
    if (hasQuery) {
      return Disguise.QUERY;
    }
    if (request.header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
      return Disguise.CHUNKED;
    }
    return request.header("Content-Type").filter(type -> !type.equals(JSON)).isPresent()
        ? Disguise.MEDIA_TYPE
        : null;
  }

  /** The first of these kinds that this is one of. */
  private static Optional<Input> forbidden(List<ForbiddenKind> kinds, Asked asked) {
    for (ForbiddenKind kind : kinds) {
      Optional<String> detail = kind.detail(asked);
      if (detail.isPresent()) {
        return Optional.of(new Input.Forbidden(kind, detail.get()));
      }
    }
    return Optional.empty();
  }

  private Input doubled(Asked asked, Bytes body) {
    List<ObjectNode> readings = LenientJson.readings(body.toArray(), MOST_READINGS);
    return new Input.DuplicateName(
        readings.isEmpty()
            // Nobody can tell what it is read as, so it may be anything.
            ? contract.machine().states().stream()
                .<Input>map(state -> new Input.Change(state, true))
                .toList()
            : readings.stream().map(asked::readAs).map(this::body).distinct().toList());
  }

  private Input body(Asked asked) {
    if (asked.body().isNull()) {
      // Some readers take it for a body that has nothing in it.
      return new Input.NoChange(NULL_BODY);
    }
    Optional<Input> forbidden = forbidden(RequestKinds.bodies(), asked);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    Set<String> unknown = new TreeSet<>(asked.body().propertyNames());
    unknown.removeAll(asked.roles().names());
    Optional<State> target = asked.target();
    if (target.isEmpty()) {
      return new Input.NoChange(
          !unknown.isEmpty()
              ? UNKNOWN_FIELDS
              : asked.reason().isMissingNode() ? ABSENT : RATIONALE_ONLY);
    }
    State to = target.get();
    if (unknown.isEmpty()) {
      return known(to, asked.reason());
    }
    Input open = new Input.Unspecified(to, UNKNOWN_FIELDS);
    return Collections.disjoint(unknown, idMembers)
        ? open
        : new Input.Disguised(open, Disguise.BODY_IDS);
  }

  private static Input known(State to, JsonNode rationale) {
    if (rationale.isMissingNode()) {
      return new Input.Change(to, false);
    }
    if (rationale.isNull()) {
      return new Input.Unspecified(to, NULL_RATIONALE);
    }
    if (to.classification() == null) {
      return new Input.Unspecified(to, RATIONALE_WITH_RESET);
    }
    String text = rationale.stringValue();
    if (text.isBlank()) {
      return new Input.Unspecified(to, BLANK_RATIONALE);
    }
    if (text.length() > EVERYDAY_RATIONALE) {
      // A limit may lie anywhere, so each length is a question of its own.
      return new Input.Unspecified(to, LONG_RATIONALE + text.length());
    }
    Input asked = new Input.Change(to, true);
    if (text.codePoints().anyMatch(Interpretation::isOdd)) {
      return new Input.Disguised(asked, Disguise.ODD_TEXT);
    }
    return text.codePoints().allMatch(Interpretation::isPlain)
        ? asked
        : new Input.Disguised(asked, Disguise.RICH_TEXT);
  }

  /** Whether this open question is about a rationale of a length that may be too much. */
  public static boolean isLong(String observation) {
    return observation.startsWith(LONG_RATIONALE);
  }

  private static boolean isOdd(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f && "\"\\<>&".indexOf(c) < 0;
  }

  /**
   * Whether this result asks to come again later: 429, or 503 with a Retry-After (RFC 9110, section
   * 10.2.3; RFC 6585, section 4). Nothing was applied, and nothing was said about the change.
   */
  public static boolean isThrottled(Result result) {
    return result instanceof Result.Response response
        && (response.status() == 429
            || (response.status() == 503 && response.header("Retry-After").isPresent()));
  }

  /** The same, where a request may be one that nobody has to serve. */
  private static Answer answer(Input input, Result result) {
    Answer answer = answer(result);
    if (answer != Answer.UNCLEAR || !(result instanceof Result.Response response)) {
      return answer;
    }
    // Whatever else comes of a look, nothing was asked for.
    boolean nothingAsked = input instanceof Input.SafeMethod;
    boolean sentAway =
        input instanceof Input.Disguised disguised
            && !disguised.disguise().isServed()
            && (response.status() / 100 == 3 || response.status() == NOT_IMPLEMENTED);
    return nothingAsked || sentAway ? Answer.REFUSED : answer;
  }

  /** What this result says of the change that was asked for. */
  public static Answer answer(Result result) {
    if (!(result instanceof Result.Response response)) {
      return Answer.UNCLEAR;
    }
    boolean success =
        StrictJson.read(response.body().toArray()) instanceof StrictJson.Document document
            && document.root().path("success").isBoolean()
            && document.root().path("success").booleanValue();
    int status = response.status();
    if (status >= 200 && status < 300 && success && !response.truncated()) {
      return Answer.ACCEPTED;
    }
    if (status >= 400 && status < 500 && status != 408 && status != 429 && !success) {
      return Answer.REFUSED;
    }
    return Answer.UNCLEAR;
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A history from elsewhere may hold a path that nothing decodes; then it names itself.
      return segment;
    }
  }
}

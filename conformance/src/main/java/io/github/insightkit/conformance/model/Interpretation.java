package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.json.StrictJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads exchanges as inputs to the state machine, from nothing but what was sent and what came
 * back.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Interpretation {
  /** Asks nothing, for the classification is left out. */
  public static final String ABSENT = "absent";

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

  /** Gives a rationale that is longer than {@link #EVERYDAY_RATIONALE}. */
  public static final String LONG_RATIONALE = "long-rationale";

  /** How long a rationale may be that no implementation has a reason to refuse, in UTF-16 units. */
  public static final int EVERYDAY_RATIONALE = 100;

  private static final Set<String> KNOWN_FIELDS = Set.of("classification", "rationale");

  private final Contract contract;
  private final boolean credentialed;
  private final List<Route> routes;

  private record Route(Operation operation, Pattern path) {}

  private Interpretation(Contract contract, boolean credentialed) {
    this.contract = contract;
    this.credentialed = credentialed;
    this.routes =
        contract.operations().stream()
            .map(
                operation ->
                    new Route(
                        operation,
                        Pattern.compile(operation.path("([^/?#]+)", "([^/?#]+)") + "(?:\\?.*)?")))
            .toList();
  }

  /** Reads all exchanges that are requests of one of the contract's operations, in order. */
  public static List<Reading> of(Contract contract, History history) {
    Interpretation interpretation = new Interpretation(contract, history.origin().credentialed());
    List<Reading> readings = new ArrayList<>();
    for (Exchange exchange : history.exchanges()) {
      interpretation.read(exchange).ifPresent(readings::add);
    }
    return List.copyOf(readings);
  }

  private Optional<Reading> read(Exchange exchange) {
    Request request = exchange.request();
    if (!request.method().equals("PATCH") || isThrottled(exchange.result())) {
      return Optional.empty();
    }
    for (Route route : routes) {
      Matcher match = route.path().matcher(request.path());
      if (match.matches()) {
        return Optional.of(
            new Reading(
                exchange,
                new Address(
                    route.operation().scope(), decoded(match.group(1)), decoded(match.group(2))),
                input(request),
                answer(exchange.result())));
      }
    }
    return Optional.empty();
  }

  private Input input(Request request) {
    if (credentialed) {
      Optional<String> authorization = request.header("Authorization");
      if (authorization.isEmpty()) {
        return new Input.Forbidden(Defect.NO_CREDENTIALS, "");
      }
      if (!authorization.get().equals("Bearer " + Curl.TOKEN_PLACEHOLDER)) {
        return new Input.Forbidden(Defect.WRONG_CREDENTIALS, authorization.get());
      }
    }
    StrictJson.Reading reading = StrictJson.read(request.body().toArray());
    return reading instanceof StrictJson.Document document
        ? body(document.root())
        : new Input.Forbidden(Defect.MALFORMED_JSON, reading.toString());
  }

  private Input body(JsonNode body) {
    if (!body.isObject()) {
      return new Input.Forbidden(Defect.NOT_AN_OBJECT, body.getNodeType().toString());
    }
    boolean unknownFields = !KNOWN_FIELDS.containsAll(body.propertyNames());
    JsonNode rationale = body.path("rationale");
    JsonNode classification = body.path("classification");
    if (classification.isMissingNode()) {
      return new Input.Idle(
          unknownFields ? UNKNOWN_FIELDS : rationale.isMissingNode() ? ABSENT : RATIONALE_ONLY);
    }
    if (!classification.isNull() && !classification.isString()) {
      return new Input.Forbidden(Defect.VALUE_NOT_A_STRING, classification.toString());
    }
    State to =
        contract
            .machine()
            .byClassification(classification.isNull() ? null : classification.stringValue());
    if (to == null) {
      return new Input.Forbidden(Defect.UNKNOWN_VALUE, classification.toString());
    }
    if (!rationale.isMissingNode() && !rationale.isNull() && !rationale.isString()) {
      return new Input.Forbidden(
          Defect.RATIONALE_NOT_A_STRING, to.name() + ", " + rationale.getNodeType());
    }
    boolean required = to.rationale() == RationaleNeed.REQUIRED;
    if (required && rationale.isMissingNode()) {
      return new Input.Forbidden(Defect.RATIONALE_MISSING, to.name());
    }
    if (required && rationale.isNull()) {
      return new Input.Forbidden(Defect.RATIONALE_NULL, to.name());
    }
    if (unknownFields) {
      return new Input.Open(to, UNKNOWN_FIELDS);
    }
    if (rationale.isMissingNode()) {
      return new Input.Regular(to, false);
    }
    if (rationale.isNull()) {
      return new Input.Open(to, NULL_RATIONALE);
    }
    if (to.classification() == null) {
      return new Input.Open(to, RATIONALE_WITH_RESET);
    }
    if (rationale.stringValue().isBlank()) {
      return new Input.Open(to, BLANK_RATIONALE);
    }
    if (rationale.stringValue().length() > EVERYDAY_RATIONALE) {
      return new Input.Open(to, LONG_RATIONALE);
    }
    return new Input.Regular(to, true);
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

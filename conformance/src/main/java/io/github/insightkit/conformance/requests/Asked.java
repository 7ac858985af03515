package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Request;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request that was sent, taken apart as far as it can be.
 *
 * @param machine the states that may be asked for
 * @param roles the names of the members
 * @param authorization the value of the field that carries the credentials
 * @param unreadable why the body isn't one JSON document; empty if it is
 * @param body the body; missing if it can't be read
 */
public record Asked(
    StateMachine machine,
    Roles roles,
    Optional<String> authorization,
    String unreadable,
    JsonNode body) {

  /** What this request asks. */
  public static Asked of(Contract contract, Request request) {
    StrictJson.Reading reading = StrictJson.read(request.body().toArray());
    boolean readable = reading instanceof StrictJson.Document;
    return new Asked(
        contract.machine(),
        contract.roles(),
        request.header("Authorization"),
        readable ? "" : reading.toString(),
        reading instanceof StrictJson.Document document
            ? document.root()
            : MissingNode.getInstance());
  }

  /** What the same request asks of somebody who reads its body as this. */
  public Asked readAs(JsonNode other) {
    return new Asked(machine, roles, authorization, "", other);
  }

  /** The member that names the state asked for; missing if it is left out. */
  public JsonNode value() {
    return body.path(roles.value());
  }

  /** The member that says why; missing if it is left out. */
  public JsonNode reason() {
    return body.path(roles.reason());
  }

  /** The state asked for; empty if no state of the contract is. */
  public Optional<State> target() {
    JsonNode value = value();
    return value.isNull() || value.isString()
        ? Optional.ofNullable(machine.byClassification(value.isNull() ? null : value.stringValue()))
        : Optional.empty();
  }

  /** What sort of thing this is, with its article. */
  static String sort(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      default -> "something else";
    };
  }
}

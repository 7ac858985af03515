package io.github.insightkit.conformance.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Request;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/**
 * A request that was sent, taken apart as far as it can be.
 *
 * @param contract the contract
 * @param request the request
 * @param respelled whether its path is another spelling of the contract's
 * @param unreadable why the body isn't one JSON document; empty if it is
 * @param body the body; missing if it can't be read
 */
public record Asked(
    Contract contract, Request request, boolean respelled, String unreadable, JsonNode body) {

  /** U+FEFF, which isn't part of a text that begins with it. */
  static final String MARK = "\ufeff";

  /** Whether its body begins with one, which may be ignored (RFC 8259, section 8.1). */
  boolean isMarked() {
    return request.body().startsWith(ByteString.encodeUtf8(MARK));
  }

  /** What this request asks, whose path is spelled as the contract has it. */
  public static Asked of(Contract contract, Request request) {
    return of(contract, request, false);
  }

  static Asked of(Contract contract, Request request, boolean respelled) {
    // What isn't UTF-8 may be refused, or read with a sign in its place.
    String text = request.body().utf8();
    StrictJson.Reading reading =
        StrictJson.read(
            (text.startsWith(MARK) ? text.substring(MARK.length()) : text).getBytes(UTF_8));
    return new Asked(contract, request, respelled, reading.reason(), reading.root());
  }

  /** What the same request asks of somebody who reads its body as this. */
  Asked readAs(JsonNode other) {
    return new Asked(contract, request, respelled, "", other);
  }

  /** The states that may be asked for. */
  StateMachine machine() {
    return contract.machine();
  }

  /** The value of the field that carries the credentials. */
  Optional<String> authorization() {
    return request.header("Authorization");
  }

  /** The member that names the state asked for; missing if it is left out. */
  public JsonNode value() {
    return body.path(contract.roles().value());
  }

  /** The member that says why; missing if it is left out. */
  public JsonNode reason() {
    return body.path(contract.roles().reason());
  }

  /** The names of the members that the contract doesn't know. */
  Set<String> unknownMembers() {
    Set<String> unknown = new TreeSet<>(body.propertyNames());
    unknown.removeAll(contract.change().members());
    return unknown;
  }

  /** The state asked for; empty if no state of the contract is. */
  public Optional<State> target() {
    JsonNode value = value();
    return value.isNull() || value.isString()
        ? Optional.ofNullable(
            machine().byClassification(value.isNull() ? null : value.stringValue()))
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

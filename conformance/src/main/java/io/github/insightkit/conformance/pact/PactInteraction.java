package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One interaction of the pact.
 *
 * @param key its key in the file
 * @param description what the consumer does, in words
 * @param state the name of the provider state
 * @param pending whether it rests on a convention only, so that breaking it is no failure
 * @param pathTemplate the path, with variables in it
 * @param headers the fields of the request; the token stands as its placeholder
 * @param body the content of the request
 */
public record PactInteraction(
    String key,
    String description,
    String state,
    boolean pending,
    String pathTemplate,
    List<Header> headers,
    JsonNode body) {

  public PactInteraction {
    headers = List.copyOf(headers);
  }

  static PactInteraction of(JsonNode node) {
    JsonNode request = node.required("request");
    List<Header> headers = new ArrayList<>();
    request
        .required("headers")
        .forEachEntry(
            (name, values) ->
                values.forEach(value -> headers.add(new Header(name, value.stringValue()))));
    return new PactInteraction(
        node.required("key").stringValue(),
        node.required("description").stringValue(),
        node.requiredAt("/providerStates/0/name").stringValue(),
        node.required("pending").booleanValue(),
        request.requiredAt("/generators/path/expression").stringValue(),
        headers,
        request.requiredAt("/body/content"));
  }

  /** The id of the rule that an implementation keeps to this interaction. */
  public String ruleId() {
    return PactFile.AREA + "-" + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The name of the provider state in which an insight is in this state. */
  static String stateName(State state) {
    return state.classification() == null
        ? "an insight without a classification"
        : "an insight classified as " + state.name();
  }

  /**
   * The contract's state that the provider state is named after.
   *
   * @throws IllegalArgumentException if the contract has none
   */
  State stateIn(Contract contract) {
    return contract.machine().states().stream()
        .filter(one -> stateName(one).equals(state))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a provider state of the contract, got \""
                        + state
                        + "\"; record the pact anew"));
  }

  boolean isOf(Operation operation) {
    return pathTemplate.startsWith("/" + operation.collection() + "/");
  }

  /** Whether it is about credentials, and so needs a run that has some. */
  boolean isAboutCredentials() {
    return !authorization().equals(Request.BEARER);
  }

  /** Whether this exchange of a run, which may have credentials, sent what it sends. */
  boolean isSentBy(Reading reading, Operation operation, boolean credentialed) {
    Request request = reading.exchange().request();
    String wanted = credentialed || isAboutCredentials() ? authorization() : "";
    return reading.address().scope().equals(operation.scope())
        && request.header("Authorization").orElse("").equals(wanted)
        && StrictJson.read(request.body().toByteArray()).root().equals(body);
  }

  /** The Authorization of the request; empty if there is none. */
  private String authorization() {
    return Header.first(headers, "Authorization").orElse("");
  }
}

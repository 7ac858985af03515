package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.history.Header;
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

  /** Copies the list. */
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
    return PactRules.AREA + "-" + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The Authorization of the request; empty if there is none. */
  String authorization() {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("Authorization"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}

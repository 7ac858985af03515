package io.github.insightkit.conformance.contract;

import tools.jackson.databind.JsonNode;

/**
 * What the members of a change are for, so that nobody else has to know their names.
 *
 * @param value the member that names the state asked for, or is null for a reset
 * @param reason the member that says why
 */
public record Roles(String value, String reason) {

  /** The roles in this document: its condition says which values demand a reason. */
  static Roles of(JsonNode document) {
    JsonNode operation = document.required("paths").values().iterator().next().required("patch");
    JsonNode body = resolved(document, operation.required("requestBody"));
    JsonNode change =
        resolved(document, body.required("content").values().iterator().next().required("schema"));
    return new Roles(
        change.requiredAt("/if/required/0").stringValue(),
        change.requiredAt("/then/required/0").stringValue());
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode()
        ? node
        : document.requiredAt(reference.stringValue().substring(1));
  }
}

package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Roles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that was read, whose members are known by what they are for.
 *
 * @param json the body
 * @param roles the names of the members
 */
public record ParsedBody(ObjectNode json, Roles roles) {

  /** The member that names the state asked for; a missing node if there is none. */
  public JsonNode value() {
    return json.path(roles.value());
  }

  /** The member that says why; a missing node if there is none. */
  public JsonNode reason() {
    return json.path(roles.reason());
  }

  /** Whether there is a member that says why. */
  public boolean hasReason() {
    return json.has(roles.reason());
  }
}

package io.github.insightkit.conformance.contract;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the members of a change are for, so that nobody else has to know their names.
 *
 * @param value the member that names the state asked for, or is null for a reset
 * @param reason the member that says why
 */
public record Roles(String value, String reason) {

  /** The roles in this schema of an object, as its {@code x-role} say. */
  static Roles of(JsonNode schema) {
    return new Roles(named(schema, "value"), named(schema, "reason"));
  }

  /**
   * The property of this schema with this {@code x-role}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String named(JsonNode schema, String role) {
    for (var property : schema.path("properties").properties()) {
      if (property.getValue().path("x-role").asString("").equals(role)) {
        return property.getKey();
      }
    }
    throw new IllegalArgumentException(
        "expected a property with x-role " + role + ", found none; add it to the contract");
  }

  public Set<String> names() {
    return Set.of(value, reason);
  }
}

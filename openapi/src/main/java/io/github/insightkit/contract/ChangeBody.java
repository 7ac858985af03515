package io.github.insightkit.contract;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The schema of the request body: its members, and which values demand which of them.
 *
 * @param schema where it stands
 */
record ChangeBody(Place schema) {

  /** Returns the schema of the body that all operations take; nothing if there is none. */
  static Optional<ChangeBody> of(Contract contract) {
    return contract.requestSchemas().stream().findFirst().map(ChangeBody::new);
  }

  List<Place> members() {
    return schema.member("properties").members();
  }

  /** Returns the member of that {@code x-role}. */
  Optional<Place> role(String role) {
    return members().stream().filter(member -> member.text("x-role").equals(role)).findFirst();
  }

  /** Returns the name of the member of that role; empty if there is none. */
  String nameOf(String role) {
    return role(role).map(Place::name).orElse("");
  }

  /** Returns the schema's conditions: its own, and those of its {@code allOf}. */
  List<Place> conditions() {
    return Stream.concat(Stream.of(schema), schema.member("allOf").items().stream())
        .filter(place -> place.node().has("if"))
        .toList();
  }

  /**
   * Returns the members that a change to this value has to have, beside the value.
   *
   * @param value a string, or null for a reset
   */
  Set<String> required(JsonNode value) {
    Set<String> names = new LinkedHashSet<>(names(schema.member("required")));
    for (Place condition : conditions()) {
      if (values(condition).stream().anyMatch(place -> place.node().equals(value))) {
        names.addAll(names(condition.member("then").member("required")));
      }
    }
    names.remove(nameOf("value"));
    return names;
  }

  /** Returns the values that a condition is about. */
  List<Place> values(Place condition) {
    Place value = condition.member("if").member("properties").member(nameOf("value"));
    return Stream.concat(value.member("enum").items().stream(), Stream.of(value.member("const")))
        .filter(Place::exists)
        .toList();
  }

  /** Returns the types of the members that the SDK can carry, in the order of the document. */
  Map<String, MemberType> types(Contract contract) {
    Map<String, MemberType> types = new LinkedHashMap<>();
    for (Place member : members()) {
      MemberType.of(contract, member).ifPresent(type -> types.put(member.name(), type));
    }
    return types;
  }

  private static List<String> names(Place list) {
    return list.items().stream().map(item -> item.node().stringValue("")).toList();
  }
}

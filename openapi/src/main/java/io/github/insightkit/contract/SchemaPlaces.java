package io.github.insightkit.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds every schema of the document: those that have a name, those in use, and all inside them.
 */
final class SchemaPlaces {

  private static final Set<String> ONE =
      Set.of(
          "additionalProperties",
          "contains",
          "contentSchema",
          "else",
          "if",
          "items",
          "not",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> MAP =
      Set.of("$defs", "dependentSchemas", "patternProperties", "properties");

  private SchemaPlaces() {}

  /** Returns the outermost schemas; what is inside them belongs to them. */
  static List<Place> roots(Contract contract) {
    Stream<Place> named = contract.at("components", "schemas").members().stream();
    Stream<Place> inUse =
        Stream.concat(
                contract.at("paths").tree(),
                contract.at("components").members().stream()
                    .filter(kind -> !Set.of("schemas", "examples").contains(kind.name()))
                    .flatMap(Place::tree))
            .filter(place -> place.node().isObject() && place.node().has("schema"))
            .map(place -> place.member("schema"));
    return Stream.concat(named, inUse).toList();
  }

  /** Returns a schema and every schema inside it. */
  static Stream<Place> within(Place schema) {
    return Stream.concat(
        Stream.of(schema),
        schema.members().stream().flatMap(SchemaPlaces::subschemas).flatMap(SchemaPlaces::within));
  }

  private static Stream<Place> subschemas(Place keyword) {
    if (ONE.contains(keyword.name())) {
      return Stream.of(keyword);
    }
    if (LIST.contains(keyword.name())) {
      return keyword.items().stream();
    }
    return MAP.contains(keyword.name()) ? keyword.members().stream() : Stream.empty();
  }
}

package io.github.insightkit.contract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a member of a JSON object holds, if that is something that the SDK can carry.
 *
 * @param kind what it is
 * @param schema the name of the schema that describes it; empty unless it is an enumeration or an
 *     object
 * @param isList whether it is an array of these
 * @param isNullable whether it may be null
 * @param place the schema that says so, with its constraints
 */
record MemberType(Kind kind, String schema, boolean isList, boolean isNullable, Place place) {

  enum Kind {
    STRING("String"),
    INTEGER("Long"),
    NUMBER("BigDecimal"),
    BOOLEAN("Boolean"),
    DATE_TIME("DateTime"),
    ENUMERATION(""),
    OBJECT("");

    private final String java;

    Kind(String java) {
      this.java = java;
    }
  }

  /** What the SDK can carry, for the messages. */
  static final String CARRIED =
      "a string, a date-time, an integer, a number, a boolean, an enumeration or an object that has"
          + " a name of its own, or an array of one of these";

  /** Returns the type, or nothing if the SDK can't carry it. */
  static Optional<MemberType> of(Contract contract, Place schema) {
    Place plain = withoutNull(schema);
    boolean nullable = !plain.equals(schema) || types(plain).contains("null");
    Set<String> types =
        types(contract.follow(plain)).stream()
            .filter(type -> !type.equals("null"))
            .collect(Collectors.toSet());
    if (types.equals(Set.of("array"))) {
      return of(contract, contract.follow(plain).member("items"))
          .filter(item -> !item.isList() && !item.isNullable())
          .map(item -> new MemberType(item.kind, item.schema, true, nullable, item.place));
    }
    return types.size() == 1
        ? kind(contract, plain, types.iterator().next())
            .map(
                kind ->
                    new MemberType(
                        kind,
                        kind == Kind.ENUMERATION || kind == Kind.OBJECT ? nameOf(plain) : "",
                        false,
                        nullable,
                        contract.follow(plain)))
        : Optional.empty();
  }

  private static Optional<Kind> kind(Contract contract, Place plain, String type) {
    Place target = contract.follow(plain);
    boolean named = !nameOf(plain).isEmpty();
    String format = target.text("format");
    return Optional.ofNullable(
        switch (type) {
          case "string" ->
              target.node().has("enum")
                  ? named ? Kind.ENUMERATION : null
                  : format.equals("date-time")
                      ? Kind.DATE_TIME
                      : format.isEmpty() ? Kind.STRING : null;
          case "integer" -> format.isEmpty() || format.equals("int64") ? Kind.INTEGER : null;
          case "number" -> format.isEmpty() ? Kind.NUMBER : null;
          case "boolean" -> Kind.BOOLEAN;
          case "object" -> named && target.node().has("properties") ? Kind.OBJECT : null;
          default -> null;
        });
  }

  /** The one schema beside null of an anyOf, or the schema itself. */
  private static Place withoutNull(Place schema) {
    var parts = schema.member("anyOf").items();
    return parts.size() == 2 && parts.get(1).text("type").equals("null") ? parts.get(0) : schema;
  }

  private static String nameOf(Place reference) {
    String text = reference.text("$ref");
    return text.contains("/components/schemas/") ? text.substring(text.lastIndexOf('/') + 1) : "";
  }

  private static Set<String> types(Place schema) {
    Set<String> types = new HashSet<>();
    if (schema.node().path("type").isString()) {
      types.add(schema.text("type"));
    }
    schema.member("type").items().forEach(type -> types.add(type.node().stringValue("")));
    return types;
  }

  /** The class that holds it, as the generator names it. */
  String java() {
    String one = kind.java.isEmpty() ? schema : kind.java;
    return isList ? "List<" + one + ">" : one;
  }
}

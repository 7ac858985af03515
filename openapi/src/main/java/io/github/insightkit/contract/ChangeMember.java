package io.github.insightkit.contract;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member of the request body.
 *
 * @param json its name in JSON
 * @param type what it holds
 * @param role what it is for: {@code value}, {@code reason}, or nothing
 * @param description the same in words
 */
record ChangeMember(String json, MemberType type, String role, String description) {

  static List<ChangeMember> all(Contract contract, ChangeBody body) {
    return body.members().stream()
        .map(
            member ->
                new ChangeMember(
                    member.name(),
                    MemberType.of(contract, member).orElseThrow(),
                    member.text("x-role"),
                    Descriptions.of(contract, member)))
        .toList();
  }

  /** The name of a member in Java, as the generator makes it of the names that the check takes. */
  static String javaName(String json) {
    return json.contains("_") ? JavaName.words(json) : json;
  }

  boolean isValue() {
    return role.equals("value");
  }

  boolean isReason() {
    return role.equals("reason");
  }

  String java() {
    return javaName(json);
  }

  /** What a caller gives: an instant for a date-time. */
  private String given() {
    return type.java().replace("DateTime", "Instant");
  }

  /** The argument of the body's constructor, made of what a caller gave. */
  String sent(String given) {
    return type.kind() == MemberType.Kind.DATE_TIME
        ? "ChangeMembers.dateTime%s(%s)".formatted(type.isList() ? "s" : "", given)
        : given;
  }

  /** Tells whether a value of its type may be one that the contract refuses. */
  boolean isChecked() {
    return switch (type.kind()) {
      case STRING, ENUMERATION, DATE_TIME -> true;
      default -> false;
    };
  }

  ObjectNode node() {
    Place schema = type.place();
    String java = java();
    return JsonNodeFactory.instance
        .objectNode()
        .put("json", json)
        .put("name", java)
        .put("pascal", java.substring(0, 1).toUpperCase(Locale.ROOT) + java.substring(1))
        .put("constant", JavaName.of(json).constant())
        .put("type", given())
        .put("isList", type.isList())
        .put("isText", type.kind() == MemberType.Kind.STRING)
        .put("isEnumeration", type.kind() == MemberType.Kind.ENUMERATION)
        .put("isDateTime", type.kind() == MemberType.Kind.DATE_TIME)
        .put("isChecked", isChecked())
        .put("description", JavaText.javadoc(description))
        .put("parameterText", isReason() ? "why" : JavaText.javadoc(description))
        .put("minLength", schema.node().path("minLength").asInt(0))
        .put("maxLength", schema.node().path("maxLength").asInt(Integer.MAX_VALUE))
        .put("hasPattern", schema.node().has("pattern"))
        .put("pattern", JavaText.literal(EcmaPattern.java(schema.text("pattern"))));
  }
}

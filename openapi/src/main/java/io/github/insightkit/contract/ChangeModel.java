package io.github.insightkit.contract;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the templates need to make changes: their members, and the ways to make one. */
final class ChangeModel {

  private final ChangeBody body;
  private final List<ChangeMember> all;
  private final List<ChangeMember> beside;
  private final String reason;

  ChangeModel(Contract contract, ChangeBody body) {
    this.body = body;
    this.all = ChangeMember.all(contract, body);
    this.beside = all.stream().filter(member -> !member.isValue()).toList();
    this.reason = body.nameOf("reason");
  }

  void describe(ObjectNode sdk) {
    ArrayNode members = sdk.putArray("members");
    beside.forEach(member -> members.add(member.node()));
    sdk.put("valueMember", ChangeMember.javaName(body.nameOf("value")))
        .put("reasonMember", ChangeMember.javaName(reason))
        .put("nothing", arguments(all, member -> "null"))
        .put("sent", sent("value()", member -> member.java() + "()"));
    Set<String> ofReset = body.required(JsonNodeFactory.instance.nullNode());
    sdk.set(
        "reset",
        factory(ofReset, ofReset)
            .put("sent", sent("null", m -> ofReset.contains(m.json()) ? m.java() : "null")));
    sdk.putObject("unrecognized")
        .put("arguments", arguments(beside, m -> m.isReason() ? m.java() : "null"));
    ArrayNode optional = sdk.putArray("unrecognizedOptional");
    beside.stream().filter(m -> !m.isReason()).forEach(m -> optional.add(added(m)));
  }

  ObjectNode state(State state) {
    JavaName name = JavaName.of(state.name());
    String value = state.classification().stringValue();
    Set<String> required = body.required(state.classification());
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("constant", name.constant())
            .put("method", name.method())
            .put("type", name.type())
            .put("text", JavaText.javadoc(value))
            .put("description", JavaText.javadoc(state.place().text("description")));
    ArrayNode components = node.putArray("components");
    ArrayNode optional = node.putArray("optional");
    for (ChangeMember member : beside) {
      boolean isRequired = required.contains(member.json());
      components.add(
          member
              .node()
              .put("isRequired", isRequired)
              .put("quoted", within(JavaText.literal("\"" + value + "\""))));
      if (!isRequired && !member.isReason()) {
        optional.add(added(member).put("owner", name.type()));
      }
    }
    ArrayNode factories = node.putArray("factories");
    factories.add(factory(required, required));
    Set<String> withReason = body.required(state.classification());
    if (withReason.add(reason)) {
      factories.add(factory(withReason, required));
    }
    return node;
  }

  /** A member that is added to what was made without it. */
  private ObjectNode added(ChangeMember member) {
    return member.node().put("arguments", arguments(beside, ChangeMember::java));
  }

  /** A way to make a change: the members that a caller gives, and an argument for every member. */
  private ObjectNode factory(Set<String> given, Set<String> required) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode parameters = node.putArray("parameters");
    beside.stream()
        .filter(member -> given.contains(member.json()))
        .forEach(member -> parameters.add(member.node()));
    return node.put("hasParameters", !parameters.isEmpty())
        .put("arguments", arguments(beside, member -> argument(member, given, required)));
  }

  private static String argument(ChangeMember member, Set<String> given, Set<String> required) {
    if (!given.contains(member.json())) {
      return "null";
    }
    return required.contains(member.json())
        ? member.java()
        : "Objects.requireNonNull(%s, \"Expected %s, got null: leave the argument out\")"
            .formatted(member.java(), member.json());
  }

  private String sent(String value, Function<ChangeMember, String> given) {
    return arguments(all, m -> m.isValue() ? value : m.sent(given.apply(m)));
  }

  private static String arguments(
      List<ChangeMember> members, Function<ChangeMember, String> argument) {
    return members.stream().map(argument).collect(joining(", "));
  }

  /** What stands between the quotes of a literal. */
  private static String within(String literal) {
    return literal.substring(1, literal.length() - 1);
  }

  /** Marks the lists that may be absent, for those of an answer never are. */
  void markLists(JsonNode root) {
    for (ChangeMember member : all) {
      JsonNode property =
          root.at(
              body.schema().pointer().appendProperty("properties").appendProperty(member.json()));
      if (member.type().isList() && property instanceof ObjectNode list) {
        list.put("x-sent", true);
      }
    }
  }
}

package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The request body asks for nothing that the SDK can't send or would not hold its callers to: its
 * members, their limits, and the conditions that demand them.
 */
final class SupportedBody implements Check {

  private static final Set<String> DOCUMENTATION =
      Set.of(
          "$comment",
          "default",
          "deprecated",
          "description",
          "example",
          "examples",
          "externalDocs",
          "title");
  private static final Set<String> OF_BODY =
      Set.of("type", "properties", "required", "if", "then", "allOf");
  private static final Set<String> OF_STRING = Set.of("type", "maxLength", "minLength", "pattern");
  private static final Set<String> OF_OTHERS = Set.of("type", "format");
  private static final Set<String> OF_LIST = Set.of("type", "items");

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    ChangeBody.of(contract).ifPresent(body -> body(contract, body, problems));
    return problems;
  }

  private static void body(Contract contract, ChangeBody body, List<Problem> problems) {
    keywords(body.schema(), OF_BODY, problems);
    int before = problems.size();
    roles(contract, body, problems);
    if (problems.size() > before) {
      return;
    }
    for (Place member : body.members()) {
      if (!member.text("x-role").equals("value")) {
        member(contract, member, problems);
      }
      if (Descriptions.of(contract, member).isBlank()) {
        problems.add(
            member.problem("a description, which the SDK shows", "none", "say what it is for"));
      }
    }
    conditions(body, problems);
    values(contract, body, problems);
  }

  /** A condition about a value that isn't there demands nothing, and says nothing about it. */
  private static void values(Contract contract, ChangeBody body, List<Problem> problems) {
    Set<JsonNode> known =
        contract.states().stream().map(State::classification).collect(Collectors.toSet());
    for (Place condition : body.conditions()) {
      for (Place value : body.values(condition)) {
        if (!known.contains(value.node())) {
          problems.add(
              value.problem(
                  "a value that there is", value.node().toString(), "correct it or remove it"));
        }
      }
    }
  }

  private static void roles(Contract contract, ChangeBody body, List<Problem> problems) {
    Map<String, MemberType> types = body.types(contract);
    for (String role : List.of("value", "reason")) {
      List<Place> marked =
          body.members().stream().filter(member -> member.text("x-role").equals(role)).toList();
      if (marked.size() != 1) {
        problems.add(
            body.schema()
                .member("properties")
                .problem(
                    "one member whose x-role is " + role,
                    marked.stream().map(Place::name).toList().toString(),
                    "mark the one that it is"));
        continue;
      }
      MemberType type = types.get(marked.get(0).name());
      boolean fits =
          type != null
              && !type.isList()
              && (role.equals("value")
                  ? type.kind() == MemberType.Kind.ENUMERATION && type.isNullable()
                  : type.kind() == MemberType.Kind.STRING && !type.isNullable());
      if (!fits) {
        problems.add(
            marked
                .get(0)
                .problem(
                    role.equals("value")
                        ? "an enumeration that has a name, or null"
                        : "a string that isn't null",
                    marked.get(0).node().toString(),
                    "describe it so"));
      }
    }
  }

  private static void member(Contract contract, Place member, List<Problem> problems) {
    MemberType type = MemberType.of(contract, member).orElse(null);
    if (type == null || type.isNullable() || type.kind() == MemberType.Kind.OBJECT) {
      problems.add(
          member.problem(
              "a string, a date-time, an integer, a number, a boolean, an enumeration that has a"
                  + " name, or an array of one of these, which the SDK can send",
              member.node().toString(),
              "describe it so, or leave it out"));
      return;
    }
    if (type.isList()) {
      keywords(contract.follow(member), OF_LIST, problems);
    }
    switch (type.kind()) {
      case STRING -> {
        keywords(type.place(), OF_STRING, problems);
        limits(type.place(), problems);
      }
      case ENUMERATION -> keywords(type.place(), Set.of("type", "enum"), problems);
      default -> keywords(type.place(), OF_OTHERS, problems);
    }
  }

  private static void limits(Place schema, List<Problem> problems) {
    int least = schema.node().path("minLength").asInt(0);
    int most = schema.node().path("maxLength").asInt(Integer.MAX_VALUE);
    if (least > most) {
      problems.add(
          schema
              .member("minLength")
              .problem("at most maxLength, which is " + most, "" + least, "correct one of them"));
    }
    Place pattern = schema.member("pattern");
    if (pattern.exists()) {
      EcmaPattern.obstacle(pattern.node().stringValue(""))
          .ifPresent(
              obstacle ->
                  problems.add(
                      pattern.problem(
                          "a pattern that Java and ECMA-262 read alike",
                          obstacle,
                          "write it with literals, classes such as [a-z], groups, repetitions, ^"
                              + " and $")));
    }
  }

  private static void keywords(Place schema, Set<String> carried, List<Problem> problems) {
    for (Place keyword : schema.members()) {
      String name = keyword.name();
      if (!carried.contains(name) && !DOCUMENTATION.contains(name) && !name.startsWith("x-")) {
        problems.add(
            keyword.problem(
                "what the SDK holds its callers to ("
                    + carried.stream().sorted().collect(Collectors.joining(", "))
                    + ")",
                name,
                "remove it, or say it in words in the description"));
      }
    }
  }

  private static void conditions(ChangeBody body, List<Problem> problems) {
    Set<String> names = body.members().stream().map(Place::name).collect(Collectors.toSet());
    Stream<Place> required =
        Stream.concat(
            Stream.of(body.schema().member("required")),
            body.conditions().stream().map(c -> c.member("then").member("required")));
    required
        .flatMap(list -> list.items().stream())
        .filter(item -> !names.contains(item.node().stringValue("")))
        .forEach(
            item ->
                problems.add(
                    item.problem(
                        "the name of a member of #" + body.schema().member("properties").pointer(),
                        item.node().toString(),
                        "correct the name or add the member")));
    for (Place part : body.schema().member("allOf").items()) {
      if (!body.conditions().contains(part)) {
        problems.add(notACondition(body, part));
      }
    }
    for (Place condition : body.conditions()) {
      if (!isCondition(body, condition)) {
        problems.add(
            notACondition(
                body, condition.equals(body.schema()) ? condition.member("if") : condition));
      }
    }
  }

  private static Problem notACondition(ChangeBody body, Place part) {
    String value = body.nameOf("value");
    return part.problem(
        "a condition that makes members required for some values, as in if: {required: [%1$s],"
                .formatted(value)
            + " properties: {%1$s: {enum: [a, b]}}}, then: {required: [c]}".formatted(value),
        part.node().toString(),
        "write it so");
  }

  private static boolean isCondition(ChangeBody body, Place condition) {
    String value = body.nameOf("value");
    Place when = condition.member("if");
    Place values = when.member("properties").member(value);
    boolean top = condition.equals(body.schema());
    return (top || names(condition).equals(Set.of("if", "then")))
        && names(when).equals(Set.of("required", "properties"))
        && when.member("required").node().toString().equals("[\"" + value + "\"]")
        && names(when.member("properties")).equals(Set.of(value))
        && (names(values).equals(Set.of("enum")) || names(values).equals(Set.of("const")))
        && names(condition.member("then")).equals(Set.of("required"));
  }

  private static Set<String> names(Place object) {
    return object.members().stream().map(Place::name).collect(Collectors.toSet());
  }
}

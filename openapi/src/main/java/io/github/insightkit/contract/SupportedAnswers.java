package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every object that has a name holds what the SDK can read, and both envelopes what it reads. */
final class SupportedAnswers implements Check {

  private static final Set<String> COMPOSED =
      Set.of(
          "additionalProperties",
          "allOf",
          "anyOf",
          "dependentSchemas",
          "if",
          "oneOf",
          "patternProperties",
          "unevaluatedProperties");

  /** What the SDK reads by these names, and what it reads there. */
  private static final Map<String, Map<String, String>> READ_BY_NAME =
      Map.of(
          "SuccessEnvelope",
          Map.of(
              "success",
              "Boolean",
              "errors",
              "List<EnvelopeItem>",
              "messages",
              "List<EnvelopeItem>"),
          "EnvelopeItem",
          Map.of(
              "code", "BigDecimal",
              "message", "String",
              "documentation_url", "String",
              "source", "EnvelopeItemSource"),
          "EnvelopeItemSource",
          Map.of("pointer", "String"));

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    List<Place> bodies = contract.requestSchemas();
    for (Place schema : contract.at("components", "schemas").members()) {
      if (schema.text("type").equals("object") && !bodies.contains(schema)) {
        object(contract, schema, problems);
      }
    }
    if (!contract.isCompanion()) {
      READ_BY_NAME.forEach((name, members) -> envelope(contract, name, members, problems));
    }
    return problems;
  }

  private static void object(Contract contract, Place schema, List<Problem> problems) {
    for (Place keyword : schema.members()) {
      if (COMPOSED.contains(keyword.name())) {
        problems.add(
            keyword.problem(
                "an object whose members stand in its properties, for the SDK reads no others",
                keyword.name(),
                "describe the members one by one"));
      }
    }
    for (Place member : schema.member("properties").members()) {
      if (MemberType.of(contract, member).isEmpty()) {
        problems.add(
            member.problem(
                MemberType.CARRIED, member.node().toString(), "describe it so, or leave it out"));
      } else if (Descriptions.of(contract, member).isBlank()) {
        problems.add(
            member.problem("a description, which the SDK shows", "none", "say what it is"));
      }
    }
  }

  private static void envelope(
      Contract contract, String name, Map<String, String> members, List<Problem> problems) {
    Place properties = contract.at("components", "schemas", name, "properties");
    members.forEach(
        (member, type) -> {
          Place place = properties.member(member);
          String came =
              MemberType.of(contract, place).map(MemberType::java).orElse("nothing of the kind");
          if (!came.equals(type)) {
            problems.add(
                place.problem("a member that the SDK reads as " + type, came, "describe it so"));
          }
        });
    if (!name.equals("SuccessEnvelope")) {
      properties.members().stream()
          .filter(member -> !members.containsKey(member.name()))
          .forEach(
              member ->
                  problems.add(
                      member.problem(
                          "no other member than "
                              + members.keySet().stream().sorted().toList()
                              + ", for the SDK reads failures of any shape by these",
                          member.name(),
                          "leave it out")));
    }
  }
}

package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schemas of the reads of which code that is written by hand reads members by their names. */
final class ReadByName implements Check {

  private static final String TEXT = "String";

  private static final Map<String, Map<String, String>> MEMBERS =
      Map.of(
          "InsightSummary",
          Map.of(
              "dismissed", "Boolean",
              "id", TEXT,
              "status", "InsightStatus",
              "user_classification", "ClassificationValue"),
          "AuditEntry",
          Map.of(
              "changed_at", "DateTime",
              "changed_by", TEXT,
              "current_value", TEXT,
              "field_changed", "AuditedField",
              "id", TEXT,
              "issue_id", TEXT,
              "previous_value", TEXT,
              "rationale", TEXT));

  /** What is written as a whole, in this order. */
  private static final Map<String, List<String>> WHOLE =
      Map.of(
          "InsightsAnswer",
          List.of("InsightsPage result"),
          "InsightsPage",
          List.of("Long count", "List<InsightSummary> issues", "Long page", "Long per_page"),
          "AuditLogAnswer",
          List.of("List<AuditEntry> result", "AuditLogInfo result_info"),
          "AuditLogInfo",
          List.of("Long count", "String cursor", "Long per_page"));

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "AuditedField",
          List.of("user_classification"),
          "InsightStatus",
          List.of("active"),
          "SortOrder",
          List.of("asc", "desc"));

  @Override
  public List<Problem> problems(Contract reads) {
    List<Problem> problems = new ArrayList<>();
    MEMBERS.forEach((schema, members) -> members(reads, schema, members, problems));
    WHOLE.forEach((schema, members) -> whole(reads, schema, members, problems));
    VALUES.forEach((schema, values) -> values(reads, schema, values, problems));
    return problems;
  }

  private static void members(
      Contract reads, String schema, Map<String, String> members, List<Problem> problems) {
    Place properties = reads.at("components", "schemas", schema, "properties");
    members.forEach(
        (name, type) -> {
          String came = type(reads, properties.member(name));
          if (!came.equals(type)) {
            problems.add(
                properties
                    .member(name)
                    .problem("a member that the SDK reads as " + type, came, "describe it so"));
          }
        });
  }

  private static void whole(
      Contract reads, String schema, List<String> members, List<Problem> problems) {
    Place properties = reads.at("components", "schemas", schema, "properties");
    List<String> came =
        properties.members().stream()
            .map(member -> type(reads, member) + " " + member.name())
            .toList();
    if (!came.equals(members)) {
      problems.add(
          properties.problem(
              "the members %s in this order, which the SDK reads and its fake writes"
                  .formatted(members),
              came.toString(),
              "describe it so"));
    }
  }

  private static void values(
      Contract reads, String schema, List<String> values, List<Problem> problems) {
    Place place = reads.at("components", "schemas", schema, "enum");
    List<String> came = place.items().stream().map(item -> item.node().stringValue("")).toList();
    if (!came.containsAll(values)) {
      problems.add(
          place.problem(
              "an enumeration with %s, which the SDK asks for by name".formatted(values),
              came.toString(),
              "add them"));
    }
  }

  private static String type(Contract reads, Place member) {
    return member.exists()
        ? MemberType.of(reads, member).map(MemberType::java).orElse("nothing of the kind")
        : "none";
  }
}

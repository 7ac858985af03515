package io.github.insightkit.evolutions;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The reads with filters and members that were added, renamed and removed. */
final class ReadsEvolution {
  private static final String SUMMARY = "/components/schemas/InsightSummary/properties";
  private static final String PARAMETERS = "/components/parameters";

  static final Evolution ALL =
      Evolution.followed(
              "filters and members of the reads added, renamed and removed",
              c -> {},
              """
              InsightFilter some = InsightFilter.all().archived(true).state(InsightStatus.ACTIVE)
                  .notFindingType("a").findingType("b", "c").perPage(3);
              check(!client.zone("z").list(some).iterator().hasNext());
              DateTime then = DateTime.of(java.time.Instant.EPOCH);
              FakeInsights fake = new FakeInsights().add(InsightRef.account("a", "i"), Builders.insightSummary()
                  .archived(true).state(InsightStatus.ACTIVE).findingType("b").labels(java.util.List.of("x"))
                  .seenAt(java.util.List.of(then)).levels(java.util.List.of(Severity.LOW))
                  .payloads(java.util.List.of(Builders.insightPayload().zoneTag("t").build()))
                  .score(new java.math.BigDecimal("0.10")).build());
              InsightSummary listed = fake.client().account("a").list(some.perPage(5)).iterator().next();
              check(listed.labels().equals(java.util.List.of("x")));
              check(listed.seenAt().get(0).instant().equals(then.instant()));
              check(listed.levels().equals(java.util.List.of(Severity.LOW)));
              check(listed.payloads().get(0).zoneTag().equals("t"));
              check(listed.score().equals(new java.math.BigDecimal("0.10")));
              check(!fake.client().account("a").list(some.archived(false)).iterator().hasNext());
              fake.client().account("a").insight("i").falsePositive();
              check(fake.client().account("a").history(HistoryFilter.all().issueId("i")).iterator().hasNext());
              check(!fake.client().account("a").history(HistoryFilter.all().issueId("j")).iterator().hasNext());
              """,
              "GET /zones/z/security-center/insights?page=1&per_page=3"
                  + "&finding_type=b&finding_type=c&finding_type~neq=a&archived=true&state=active ")
          .withReads(ReadsEvolution::edit)
          .answered(
              200, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"issues\":[]}}");

  private ReadsEvolution() {}

  private static void edit(ContractEdit c) {
    added(c);
    ObjectNode members = c.object(SUMMARY);
    members.set("finding_type", members.remove("issue_type"));
    c.object(PARAMETERS + "/IssueType").put("name", "finding_type");
    c.object(PARAMETERS + "/IssueTypeExcluded")
        .put("name", "finding_type~neq")
        .put("x-excludes", "finding_type");
    removed(c);
    ObjectNode shown = c.object("/components/examples/Insights/value/result/issues/0");
    shown.remove(List.of("issue_class", "issue_type"));
  }

  private static void added(ContractEdit c) {
    text(c, "labels");
    text(c, "seen_at").put("format", "date-time");
    reference(c, "levels", "Severity");
    reference(c, "payloads", "InsightPayload");
    member(c, "archived", "boolean");
    member(c, "score", "number");
    c.object(SUMMARY)
        .putObject("state")
        .put("$ref", "#/components/schemas/InsightStatus")
        .put("description", "Its state.");
    filter(c, "archived").putObject("schema").put("type", "boolean");
    filter(c, "state").putObject("schema").put("$ref", "#/components/schemas/InsightStatus");
    filter(c, "issue_id").putObject("schema").put("type", "string");
    c.object("/paths")
        .propertyNames()
        .forEach(
            path -> {
              var asked = c.array("/paths/" + path.replace("/", "~1") + "/get/parameters");
              for (String name :
                  path.endsWith("log") ? List.of("issue_id") : List.of("archived", "state")) {
                asked.addObject().put("$ref", "#/components/parameters/" + name);
              }
            });
  }

  private static void removed(ContractEdit c) {
    c.object(SUMMARY).remove("issue_class");
    c.object(PARAMETERS).remove(List.of("IssueClass", "IssueClassExcluded"));
    for (String scope : List.of("accounts~1{account_id}", "zones~1{zone_id}")) {
      var asked = c.array("/paths/~1" + scope + "~1security-center~1insights/get/parameters");
      for (int i = asked.size() - 1; i >= 0; i--) {
        if (asked.get(i).path("$ref").stringValue("").contains("IssueClass")) {
          asked.remove(i);
        }
      }
    }
  }

  private static ObjectNode member(ContractEdit c, String name, String type) {
    return c.object(SUMMARY)
        .putObject(name)
        .put("type", type)
        .put("description", "The " + name + ".");
  }

  private static ObjectNode text(ContractEdit c, String list) {
    return member(c, list, "array").putObject("items").put("type", "string");
  }

  private static void reference(ContractEdit c, String list, String schema) {
    member(c, list, "array").putObject("items").put("$ref", "#/components/schemas/" + schema);
  }

  private static ObjectNode filter(ContractEdit c, String name) {
    return c.object(PARAMETERS)
        .putObject(name)
        .put("name", name)
        .put("in", "query")
        .put("description", "Only those of this " + name + ".");
  }
}

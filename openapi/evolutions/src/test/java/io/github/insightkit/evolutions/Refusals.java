package io.github.insightkit.evolutions;

import static io.github.insightkit.evolutions.ContractEdit.MEMBERS;
import static io.github.insightkit.evolutions.Evolution.refused;
import static io.github.insightkit.evolutions.Evolution.refusedReads;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The evolutions that the project can't follow, and says so. Each kind of refusal has a test in the
 * module of the contract.
 */
final class Refusals {
  private static final String ACCOUNT =
      "/paths/~1accounts~1{account_id}~1security-center~1insights~1{issue_id}~1classification";
  private static final String ZONE =
      "/paths/~1zones~1{zone_id}~1security-center~1insights~1{issue_id}~1classification";

  private static final String INSIGHTS = "/paths/~1zones~1{zone_id}~1security-center~1insights";

  private Refusals() {}

  static List<Evolution> all() {
    return List.of(
        refused(
            "a read operation on the same path",
            c -> {
              ObjectNode read = c.object(ZONE + "/patch").deepCopy();
              read.remove("requestBody");
              c.object(ZONE).set("get", read.put("operationId", "readClassification"));
            },
            ZONE
                + "/get: expected patch, the one method that the SDK and the kit send here, came"
                + " get; remove it; what reads stands in insight-reads.yaml"),
        refused(
            "success with 204",
            c ->
                c.operations(
                    patch -> {
                      ObjectNode answers = (ObjectNode) patch.get("responses");
                      answers.remove("2XX");
                      answers.putObject("204").put("description", "Applied.");
                    }),
            ACCOUNT
                + "/patch/responses/204: expected a success with a body (2XX, or a status from 200"
                + " on but 204 and 205) or a refusal (4XX, or a status from 400 to 499), came 204;"
                + " remove it, for the SDK and the kit read every other in one way"),
        refused(
            "a state without a way home",
            c -> c.transition("other", "unclassified", false),
            "/x-state-machine/states/3: expected a reset that is accepted, for it leads home from"
                + " every state, came other, which has no way to unclassified; accept it in the"
                + " transitions, or say terminal: true here"),
        refused(
            "a state that nothing leads to",
            c -> c.transition("unclassified", "other", false),
            "/x-state-machine/states/3: expected a state that accepted transitions lead to from"
                + " unclassified, came other, which none leads to; accept one, or remove the state"
                + " and its value"),
        refused(
            "a rule for one scope only",
            c -> {
              ObjectNode strict =
                  c.object("/components/requestBodies/ClassificationChange").deepCopy();
              strict.put("description", "In a zone, something else holds.");
              c.object("/components/requestBodies").set("ZoneChange", strict);
              c.object(ZONE + "/patch/requestBody")
                  .put("$ref", "#/components/requestBodies/ZoneChange");
            },
            ZONE
                + "/patch/requestBody: expected the same as in classifyAccountInsight, for the"
                + " rules hold in every scope, came something else; let both refer to the same"),
        refused(
            "a limit that the SDK can't hold to",
            c -> c.object(MEMBERS + "/rationale").put("format", "email"),
            MEMBERS
                + "/rationale: expected a string that isn't null, came"
                + " {\"x-role\":\"reason\",\"type\":\"string\",\"description\":\"Why. Optional in"
                + " general; the condition below says which values demand"
                + " it.\",\"format\":\"email\"}; describe it so"),
        refusedReads(
            "a filter that the SDK can't carry",
            c -> c.object("/components/parameters/Dismissed/schema").put("type", "number"),
            "/components/parameters/Dismissed/schema: expected a string, a date-time, an integer, a"
                + " boolean or an enumeration that has a name of its own, or an array of strings or"
                + " of such an enumeration, came {\"type\":\"number\"}; describe it so"),
        refusedReads(
            "a filter for one scope only",
            c -> c.array(INSIGHTS + "/get/parameters").remove(2),
            INSIGHTS
                + "/get/parameters: expected the parameters of listAccountInsights, for the one"
                + " InsightFilter asks both, came [page, per_page, issue_class, issue_class~neq,"
                + " issue_type, issue_type~neq, product, product~neq, severity, severity~neq,"
                + " subject, subject~neq]; let both refer to the same, in the same order"),
        refusedReads(
            "a filter that the SDK asks for renamed",
            c -> c.object("/components/parameters/Since").put("name", "not_before"),
            "/paths/~1accounts~1{account_id}~1security-center~1insights~1audit-log/get/parameters:"
                + " expected a parameter since, DateTime, by which the SDK reads, came none;"
                + " describe it so"));
  }
}

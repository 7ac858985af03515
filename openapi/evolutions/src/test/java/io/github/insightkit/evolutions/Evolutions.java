package io.github.insightkit.evolutions;

import static io.github.insightkit.evolutions.ContractEdit.BODY;
import static io.github.insightkit.evolutions.ContractEdit.MEMBERS;
import static io.github.insightkit.evolutions.Evolution.followed;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The evolutions that the SDK follows without an edit by hand. */
final class Evolutions {
  private static final String PATCH =
      "PATCH /accounts/a/security-center/insights/i/classification ";

  /** The contract as it is. */
  static final Evolution NONE =
      followed("none", c -> {}, "insight.reset();", PATCH + "{\"classification\":null}");

  private Evolutions() {}

  static List<Evolution> all() {
    return List.of(
        NONE,
        followed(
                "a value with a required rationale",
                c -> c.addValue("mitigated", true),
                "insight.mitigated(\"Rule 12.\");",
                PATCH + "{\"classification\":\"mitigated\",\"rationale\":\"Rule 12.\"}")
            .brokenBy("mitigated-without-rationale"),
        followed(
            "a value with an optional rationale",
            c -> c.addValue("duplicate", false),
            "insight.duplicate(); insight.duplicate(\"Of 7.\");",
            PATCH + "{\"classification\":\"duplicate\"}",
            PATCH + "{\"classification\":\"duplicate\",\"rationale\":\"Of 7.\"}"),
        followed(
            "a value removed",
            c -> c.removeValue("other"),
            "insight.classify(Classification.unrecognized(\"other\", null));"
                + " insight.falsePositive();",
            PATCH + "{\"classification\":\"other\"}",
            PATCH + "{\"classification\":\"false_positive\"}"),
        followed(
                "one direct change allowed",
                c -> c.transition("false_positive", "accept_risk", true),
                "insight.falsePositive(); insight.acceptRisk(\"Known.\");",
                PATCH + "{\"classification\":\"false_positive\"}",
                PATCH + "{\"classification\":\"accept_risk\",\"rationale\":\"Known.\"}")
            .saying("only from <code>false_positive</code> to <code>accept_risk</code>."),
        followed(
            "rationale required for every value",
            Evolutions::rationaleForEveryValue,
            "insight.falsePositive(\"Gone.\"); insight.reset();",
            PATCH + "{\"classification\":\"false_positive\",\"rationale\":\"Gone.\"}",
            PATCH + "{\"classification\":null}"),
        followed(
            "rationale required for everything, a reset too",
            Evolutions::rationaleForEverything,
            """
            insight.reset("Reopened.");
            insight.async().reclassify(Classification.other("Later."), "Again.").join();
            client.bulk(java.util.List.of(Change.reset(insight.ref(), "All.")), BulkOptions.defaults());
            """,
            PATCH + "{\"classification\":null,\"rationale\":\"Reopened.\"}",
            PATCH + "{\"classification\":null,\"rationale\":\"Again.\"}",
            PATCH + "{\"classification\":\"other\",\"rationale\":\"Later.\"}",
            PATCH + "{\"classification\":null,\"rationale\":\"All.\"}"),
        followed(
            "a length limit and a pattern",
            c ->
                c.object(MEMBERS + "/rationale")
                    .put("minLength", 5)
                    .put("maxLength", 50)
                    .put("pattern", "^[A-Z].*\\.$"),
            """
            refuses(() -> insight.other("No."), "Expected rationale of at least 5 characters, got 3");
            refuses(() -> insight.other("A" + "\\uD83D\\uDE00".repeat(49) + "."),
                "Expected rationale of at most 50 characters, got 51");
            refuses(() -> insight.other("Without an end"), "Expected rationale that the contract's pattern finds");
            refuses(() -> insight.other("Without an end.\\n"), "Expected rationale that the contract's pattern finds");
            insight.other("A" + "\\uD83D\\uDE00".repeat(48) + ".");
            """,
            PATCH
                + "{\"classification\":\"other\",\"rationale\":\"A"
                + "\uD83D\uDE00".repeat(48)
                + ".\"}"),
        followed(
            "an optional date-time",
            c -> c.member("expires_at", "string").put("format", "date-time"),
            """
            insight.classify(Classification.acceptRisk("Known.")
                .withExpiresAt(java.time.Instant.parse("2027-01-02T03:04:05Z")));
            insight.acceptRisk("Known.");
            refuses(() -> Classification.acceptRisk("Known.").withExpiresAt(java.time.Instant.MAX),
                "Expected a time in the years that RFC 3339 can write");
            """,
            PATCH
                + "{\"classification\":\"accept_risk\",\"rationale\":\"Known.\",\"expires_at\":\"2027-01-02T03:04:05Z\"}",
            PATCH + "{\"classification\":\"accept_risk\",\"rationale\":\"Known.\"}"),
        followed(
            "a member required for one value",
            Evolutions::ticketForAcceptRisk,
            """
            insight.acceptRisk("Known.", "T-1");
            insight.classify(Classification.other("Later.").withTicket("T-2"));
            refuses(() -> insight.acceptRisk("Known.", null), "Expected ticket, for \\"accept_risk\\" takes one, got null");
            """,
            PATCH
                + "{\"classification\":\"accept_risk\",\"rationale\":\"Known.\",\"ticket\":\"T-1\"}",
            PATCH + "{\"classification\":\"other\",\"rationale\":\"Later.\",\"ticket\":\"T-2\"}"),
        followed(
            "rationale renamed to reason",
            Evolutions::renamed,
            "insight.other(\"Later.\");"
                + " check(Classification.other(\"Later.\").reason().equals(\"Later.\"));",
            PATCH + "{\"classification\":\"other\",\"reason\":\"Later.\"}"),
        followed(
                "an optional result in the answer",
                Evolutions::result,
                """
                Receipt receipt = insight.falsePositive();
                check(receipt.result().id().equals("c-1"));
                check(receipt.result().appliedAt().instant().equals(java.time.Instant.parse("2026-01-02T03:04:05Z")));
                check(receipt.result().labels().equals(java.util.List.of("a", "b")));
                check(receipt.result().level().equals(new Level("severe")));
                check(!receipt.toString().contains("a-token-of-forty-characters"));
                """,
                PATCH + "{\"classification\":\"false_positive\"}")
            .answered(
                200,
                "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"id\":\"c-1\",\"applied_at\":"
                    + "\"2026-01-02T03:04:05Z\",\"labels\":[\"a\",7,\"b\"],\"level\":\"severe\",\"note\":"
                    + "\"a-token-of-forty-characters-for-tests-aa\",\"count\":7}}"),
        followed(
                "a third scope",
                Evolutions::organization,
                """
                client.organization("o").insight("i").falsePositive();
                client.insight(InsightRef.organization("o", "i")).reset();
                refuses(() -> client.organization("o".repeat(33)).insight("i"), "Expected organization_id of at most 32");
                refuses(() -> client.organization("o").list(InsightFilter.all()), "Expected a scope whose insights can be read");
                """,
                "PATCH /organizations/o/security-center/insights/i/classification"
                    + " {\"classification\":\"false_positive\"}",
                "PATCH /organizations/o/security-center/insights/i/classification"
                    + " {\"classification\":null}")
            .brokenBy("direct-changes-allowed-in-organizations"),
        followed(
                "a state that can't be left",
                Evolutions::terminal,
                "insight.other(\"Closed.\");",
                PATCH + "{\"classification\":\"other\",\"rationale\":\"Closed.\"}")
            .saying("The contract refuses it in <code>other</code>."),
        followed(
                "success with 202",
                c ->
                    c.operations(
                        patch -> {
                          ObjectNode answers = (ObjectNode) patch.get("responses");
                          answers.set("202", answers.remove("2XX"));
                        }),
                "check(insight.falsePositive().status() == 202);",
                PATCH + "{\"classification\":\"false_positive\"}")
            .brokenBy("success-200")
            .answered(202, Evolution.Answer.APPLIED.body()),
        followed(
            "values whose names Java has, or doesn't take",
            c ->
                List.of(
                        "default",
                        "won't-fix",
                        "2fa",
                        "class",
                        "unrecognized",
                        "Other",
                        "OTHER",
                        "rationale")
                    .forEach(value -> c.addValue(value, false)),
            """
            insight.default_(); insight.wonTFix_x3f96("So."); insight._2fa(); insight.class_(); insight.unrecognized_();
            insight.other_xf97e(); insight.other_x1c55(); insight.other("Small."); insight.rationale_();
            check(ClassificationValue.OTHER.value().equals("other"));
            """,
            PATCH + "{\"classification\":\"default\"}",
            PATCH + "{\"classification\":\"won't-fix\",\"rationale\":\"So.\"}",
            PATCH + "{\"classification\":\"2fa\"}",
            PATCH + "{\"classification\":\"class\"}",
            PATCH + "{\"classification\":\"unrecognized\"}",
            PATCH + "{\"classification\":\"Other\"}",
            PATCH + "{\"classification\":\"OTHER\"}",
            PATCH + "{\"classification\":\"other\",\"rationale\":\"Small.\"}",
            PATCH + "{\"classification\":\"rationale\"}"),
        values(8),
        values(16),
        followed(
            "members of every type",
            Evolutions::members,
            """
            insight.classify(Classification.falsePositive().withCount(9007199254740993L)
                .withScore(new java.math.BigDecimal("0.10")).withIsPublic(false)
                .withLabels(java.util.List.of("a", "b")).withLevel(Level.LOW)
                .withLevels(java.util.List.of(Level.HIGH, new Level("new")))
                .withTimes(java.util.List.of(java.time.Instant.EPOCH)).withOwnerName("o"));
            """,
            PATCH
                + "{\"classification\":\"false_positive\",\"count\":9007199254740993,\"score\":0.10,"
                + "\"is_public\":false,\"labels\":[\"a\",\"b\"],\"level\":\"low\",\"levels\":[\"high\",\"new\"],"
                + "\"times\":[\"1970-01-01T00:00:00Z\"],\"ownerName\":\"o\"}"),
        followed(
            "texts that would end a comment",
            Evolutions::texts,
            "insight.other(\"Later.\");",
            PATCH + "{\"classification\":\"other\",\"rationale\":\"Later.\"}"),
        ReadsEvolution.ALL);
  }

  private static Evolution values(int count) {
    List<String> added =
        IntStream.rangeClosed(4, count).mapToObj(number -> "verdict_" + number).toList();
    return followed(
        count + " values",
        c -> added.forEach(value -> c.addValue(value, value.endsWith("5"))),
        "insight.verdict_4(); insight.verdict_5(\"Why.\"); check(ClassificationValue.known().size()"
            + " == "
            + count
            + ");",
        PATCH + "{\"classification\":\"verdict_4\"}",
        PATCH + "{\"classification\":\"verdict_5\",\"rationale\":\"Why.\"}");
  }

  private static void rationaleForEveryValue(ContractEdit c) {
    c.array(BODY + "/if/properties/classification/enum").add("false_positive");
    c.state("false_positive").put("rationaleRequired", true);
    c.object("/components/examples/FalsePositive/value").put("rationale", "Gone.");
  }

  private static void rationaleForEverything(ContractEdit c) {
    c.object(BODY).remove(List.of("if", "then"));
    c.object(BODY).putArray("required").add("rationale");
    c.state("false_positive").put("rationaleRequired", true);
    c.object("/components/examples/FalsePositive/value").put("rationale", "Gone.");
    c.object("/components/examples/Reset/value").put("rationale", "Reopened.");
    c.object("/components/examples/Absent/value").put("rationale", "No change.");
  }

  private static void ticketForAcceptRisk(ContractEdit c) {
    c.member("ticket", "string");
    ObjectNode condition = c.object(BODY).putArray("allOf").addObject();
    condition.putObject("if").putArray("required").add("classification");
    condition.withObject("/if/properties/classification").put("const", "accept_risk");
    condition.putObject("then").putArray("required").add("ticket");
    c.object("/components/examples/AcceptRisk/value").put("ticket", "T-1");
  }

  private static void renamed(ContractEdit c) {
    ObjectNode members = c.object(MEMBERS);
    members.set("reason", members.remove("rationale"));
    c.object(BODY + "/then").putArray("required").add("reason");
    c.examples(
        value -> {
          if (value.has("rationale")) {
            value.set("reason", value.remove("rationale"));
          }
        });
  }

  private static void result(ContractEdit c) {
    level(c);
    c.object("/components/schemas/SuccessEnvelope/properties")
        .putObject("result")
        .put("$ref", "#/components/schemas/ClassificationResult");
    ObjectNode result =
        c.object("/components/schemas")
            .putObject("ClassificationResult")
            .put("type", "object")
            .put("description", "What stands now.");
    result.withObject("/properties/id").put("type", "string").put("description", "Its id.");
    result
        .withObject("/properties/applied_at")
        .put("type", "string")
        .put("format", "date-time")
        .put("description", "Since when.");
    result.withObject("/properties/labels").put("type", "array").put("description", "Its labels.");
    result.withObject("/properties/labels/items").put("type", "string");
    result.withObject("/properties/level").put("$ref", "#/components/schemas/Level");
    result.withObject("/properties/note").put("type", "string").put("description", "A note.");
    result.withObject("/properties/count").put("type", "integer").put("description", "How many.");
  }

  private static void level(ContractEdit c) {
    c.object("/components/schemas")
        .putObject("Level")
        .put("type", "string")
        .put("description", "How bad.")
        .putArray("enum")
        .add("low")
        .add("high");
  }

  private static void organization(ContractEdit c) {
    ObjectNode parameter = c.object("/components/parameters/AccountId").deepCopy();
    parameter.put("name", "organization_id").put("description", "The organization.");
    c.object("/components/parameters").set("OrganizationId", parameter);
    ObjectNode path =
        c.object("/paths/~1zones~1{zone_id}~1security-center~1insights~1{issue_id}~1classification")
            .deepCopy();
    ((ObjectNode) path.at("/parameters/0")).put("$ref", "#/components/parameters/OrganizationId");
    ((ObjectNode) path.get("patch"))
        .put("operationId", "classifyOrganizationInsight")
        .put("x-scope", "organization");
    c.object("/paths")
        .set(
            "/organizations/{organization_id}/security-center/insights/{issue_id}/classification",
            path);
  }

  private static void terminal(ContractEdit c) {
    c.state("other").put("terminal", true);
    c.transition("other", "unclassified", false);
  }

  private static void members(ContractEdit c) {
    level(c);
    c.member("count", "integer");
    c.member("score", "number");
    c.member("is_public", "boolean");
    c.member("labels", "array").withObject("/items").put("type", "string");
    c.object(MEMBERS).putObject("level").put("$ref", "#/components/schemas/Level");
    c.member("levels", "array").withObject("/items").put("$ref", "#/components/schemas/Level");
    c.member("times", "array")
        .withObject("/items")
        .put("type", "string")
        .put("format", "date-time");
    c.member("ownerName", "string");
  }

  private static void texts(ContractEdit c) {
    String text = "*/ @param <b>x</i> {@link Nobody} \\u002a/ &amp \" \u202E ${x} {{y}} done.";
    c.state("other").put("description", text);
    c.object(MEMBERS + "/rationale").put("description", text);
    c.object("/components/schemas/ClassificationValue").put("description", text);
    c.object("/components/schemas/EnvelopeItem/properties/code").put("description", text);
    c.object("/components/parameters/ZoneId").put("description", text);
    c.operations(patch -> patch.put("description", text).put("summary", text));
  }
}

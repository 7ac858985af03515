package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.BODY;
import static io.github.insightkit.contract.Edited.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What the SDK or the kit can't carry is refused, in one line with its place. */
class SupportProfileTest {

  private static final String PATH =
      "/paths/~1zones~1{zone_id}~1security-center~1insights~1{issue_id}~1classification";
  private static final String MEMBERS = BODY + "/properties";
  private static final String STATES = "/x-state-machine/states";

  @ParameterizedTest
  @MethodSource({"operations", "bodies", "answers", "names", "tables"})
  void itIsRefusedInOneLine(String place, String came, Consumer<Edited> edit) {
    List<String> problems = Edited.problemsAfter(edit);

    assertThat(problems).singleElement().asString().startsWith(place + ": expected ");
    assertThat(problems.get(0)).contains(", came " + came).doesNotContain("\n");
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        refused(
            PATH + "/get",
            "get; remove it; what reads stands in insight-reads.yaml",
            c -> {
              ObjectNode read = c.object(PATH + "/patch").deepCopy();
              read.remove("requestBody");
              c.object(PATH).set("get", read.put("operationId", "readClassification"));
            }),
        refused(
            "/paths/~1accounts~1{account_id}~1security-center~1insights~1{issue_id}~1classification"
                + "/patch/responses/204",
            "204;",
            c -> {
              for (String path : c.object("/paths").propertyNames()) {
                ObjectNode answers =
                    (ObjectNode) c.object("/paths").get(path).at("/patch/responses");
                answers.set("204", Edited.node().put("description", "Applied."));
              }
            }),
        refused("/servers", "nothing; name the public API", c -> c.object("").remove("servers")),
        refused(
            PATH + "/patch/responses/500",
            "500;",
            c -> c.object(PATH + "/patch/responses").set("500", ref("responses", "Refused"))),
        refused(
            PATH + "/patch/tags",
            "[\"Others\"]",
            c -> {
              c.array("/tags").addObject().put("name", "Others");
              c.object(PATH + "/patch").putArray("tags").add("Others");
            }),
        refused(
            PATH + "/patch/operationId",
            "class;",
            c -> c.object(PATH + "/patch").put("operationId", "class")),
        refused(
            PATH + "/patch/responses",
            "something else; let both refer to the same",
            c -> {
              c.object("/components/responses")
                  .set("Moved", c.object("/components/responses/Applied").deepCopy());
              c.object(PATH + "/patch/responses").set("202", ref("responses", "Moved"));
            }),
        refused(
            "/components/parameters/Dry",
            "one in query; remove it",
            c -> {
              c.object("/components/parameters")
                  .putObject("Dry")
                  .put("name", "dry")
                  .put("in", "query")
                  .putObject("schema")
                  .put("type", "boolean");
              c.array(PATH + "/parameters").add(ref("parameters", "Dry"));
            }),
        refused(
            "/components/parameters/ZoneId/schema/pattern",
            "pattern;",
            c -> c.object("/components/parameters/ZoneId/schema").put("pattern", "^[0-9a-f]+$")),
        refused(
            "/components/requestBodies/ClassificationChange/content/application~1xml",
            "application/xml; remove it",
            c ->
                c.object("/components/requestBodies/ClassificationChange/content")
                    .putObject("application/xml")
                    .putObject("schema")
                    .put("type", "object")));
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        refused(
            MEMBERS + "/rationale/minimum",
            "minimum;",
            c -> c.object(MEMBERS + "/rationale").put("minimum", 3)),
        refused(
            MEMBERS + "/rationale/pattern",
            "\\b at index 1",
            c -> c.object(MEMBERS + "/rationale").put("pattern", ".\\b")),
        refused(
            MEMBERS + "/note/minLength",
            "9;",
            c -> member(c, "note").put("minLength", 9).put("maxLength", 8)),
        refused(
            MEMBERS + "/owner",
            "{\"type\":\"object\"",
            c -> member(c, "owner").put("type", "object")),
        refused(
            MEMBERS + "/link",
            "{\"type\":\"string\",\"description\":\"One more.\",\"format\":\"uri\"}",
            c -> member(c, "link").put("format", "uri")),
        refused(
            MEMBERS + "/note",
            "{\"type\":[\"string\",\"null\"]",
            c -> member(c, "note").putArray("type").add("string").add("null")),
        refused(
            MEMBERS + "/level",
            "{\"type\":\"string\",\"description\":\"One more.\",\"enum\":[\"low\"]}",
            c -> member(c, "level").putArray("enum").add("low")),
        refused(
            MEMBERS + "/labels/maxItems",
            "maxItems;",
            c ->
                member(c, "labels")
                    .put("type", "array")
                    .put("maxItems", 3)
                    .set("items", Edited.node().put("type", "string"))),
        refused(
            BODY + "/minProperties", "minProperties;", c -> c.object(BODY).put("minProperties", 0)),
        refused(MEMBERS, "[]; mark", c -> c.object(MEMBERS + "/rationale").remove("x-role")),
        refused(
            BODY + "/if",
            "{\"required\":[\"classification\"],\"properties\":{\"classification\":{\"enum\":",
            c -> c.object(BODY + "/if/properties/classification").put("minLength", 1)),
        refused(
            BODY + "/if/properties/classification/enum/2",
            "\"snoozed\"; correct it",
            c -> c.array(BODY + "/if/properties/classification/enum").add("snoozed")),
        refused(
            BODY + "/then/required/1",
            "\"ticket\";",
            c -> {
              c.array(BODY + "/then/required").add("ticket");
              for (String name : List.of("AcceptRisk", "Other")) {
                c.object("/components/examples/" + name + "/value").put("ticket", "T-1");
              }
            }),
        refused(
            BODY + "/allOf/0",
            "{\"title\":\"Nothing\"}; write it so",
            c -> c.object(BODY).putArray("allOf").addObject().put("title", "Nothing")));
  }

  static Stream<Arguments> answers() {
    String success = "/components/schemas/SuccessEnvelope/properties";
    return Stream.of(
        refused(
            success + "/result",
            "{\"type\":\"object\",\"description\":\"What stands.\"};",
            c ->
                c.object(success)
                    .putObject("result")
                    .put("type", "object")
                    .put("description", "What stands.")),
        refused(
            "/components/schemas/EnvelopeItem/properties/severity",
            "severity; leave it out",
            c ->
                c.object("/components/schemas/EnvelopeItem/properties")
                    .putObject("severity")
                    .put("type", "string")
                    .put("description", "How bad.")),
        refused(
            "/components/schemas/EnvelopeItemSource/properties/pointer",
            "DateTime; describe it so",
            c ->
                c.object("/components/schemas/EnvelopeItemSource/properties/pointer")
                    .put("format", "date-time")),
        refused(
            "/components/schemas/EnvelopeItemSource/oneOf",
            "oneOf;",
            c ->
                c.object("/components/schemas/EnvelopeItemSource")
                    .putArray("oneOf")
                    .addObject()
                    .put("type", "object")));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        refused(
            MEMBERS + "/class", "class; name it so", c -> member(c, "class").put("type", "string")),
        refused(MEMBERS + "/@id", "@id; name it so", c -> member(c, "@id").put("type", "string")),
        refused(
            MEMBERS + "/dueDate",
            "dueDate, which is dueDate there, as due_date is; rename one of them",
            c -> {
              member(c, "due_date");
              member(c, "dueDate");
            }),
        refused(STATES + "/3/state", "other, which is other there", c -> member(c, "other")),
        refused(
            PATH + "/patch/x-scope",
            "builder;",
            c -> c.object(PATH + "/patch").put("x-scope", "builder")),
        refused(
            "/components/schemas/String",
            "String; name the schema so",
            c ->
                c.object("/components/schemas")
                    .putObject("String")
                    .put("type", "object")
                    .putObject("properties")));
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        refused(
            STATES + "/3",
            "other, which has no way to unclassified; accept it in the transitions, or say"
                + " terminal: true here",
            c ->
                c.row("other", "unclassified")
                    .put("outcome", "refused")
                    .put("response", "RefusedDirectChange")),
        refused(
            STATES + "/3",
            "other, which none leads to; accept one, or remove the state and its value",
            c ->
                c.row("unclassified", "other")
                    .put("outcome", "refused")
                    .put("response", "RefusedDirectChange")),
        refused(
            ROWS + "/12",
            "accepted; refuse it, or remove terminal from the state",
            c -> c.object(STATES + "/3").put("terminal", true)));
  }

  private static ObjectNode member(Edited c, String name) {
    return c.object(MEMBERS).putObject(name).put("type", "string").put("description", "One more.");
  }

  private static ObjectNode ref(String kind, String name) {
    return Edited.node().put("$ref", "#/components/" + kind + "/" + name);
  }

  private static Arguments refused(String place, String came, Consumer<Edited> edit) {
    return arguments(place, came, edit);
  }
}

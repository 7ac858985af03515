package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the templates, the SDK or its fake can't carry of the reads is refused, in one line with its
 * place; so is what code asks for by name and doesn't find.
 */
class SupportedReadsTest {
  private static final String LIST =
      "/paths/~1accounts~1{account_id}~1security-center~1insights/get";
  private static final String LOG =
      "/paths/~1accounts~1{account_id}~1security-center~1insights~1audit-log/get";
  private static final String PARAMETERS = "/components/parameters/";
  private static final String SCHEMAS = "/components/schemas/";
  private static final String BOOLEAN = "        type: boolean\n";
  private static final String TEXTS =
      "      schema:\n        type: array\n        items:\n          type: string\n";

  private static final String OF_ZONE =
      """
            summary: List the insights of a zone
            description: Lists them page by page, as they stand.
            parameters:
      """;

  @ParameterizedTest
  @MethodSource({"types", "limits", "names", "known", "operations", "members"})
  void itIsRefusedInOneLine(String place, String came, String before, String after)
      throws IOException {
    String reads = Files.readString(Path.of("insight-reads.yaml"));
    assertThat(reads).contains(before);
    int at = reads.indexOf(before);

    List<String> problems =
        ContractCheck.problems(
            reads.substring(0, at) + after + reads.substring(at + before.length()),
            Map.of("insight-classification.yaml", Edited.text()));

    assertThat(problems).singleElement().asString().startsWith(place + ": expected ");
    assertThat(problems.get(0)).contains(", came " + came).doesNotContain("\n");
  }

  static Stream<Arguments> types() {
    String schema = PARAMETERS + "Dismissed/schema";
    return Stream.of(
        arguments(schema, "{\"type\":\"number\"}; describe", BOOLEAN, "        type: number\n"),
        arguments(
            schema, "{\"$ref\":", BOOLEAN, "        $ref: '#/components/schemas/AuditEntry'\n"),
        arguments(
            schema,
            "{\"type\":\"array\"",
            BOOLEAN,
            "        type: array\n        items: {type: boolean}\n"),
        arguments(
            schema,
            "{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}",
            BOOLEAN,
            "        type: string\n        enum: [a, b]\n"),
        // The member of this name is a boolean.
        arguments(PARAMETERS + "Dismissed", "dismissed;", BOOLEAN, "        type: string\n"),
        // The fake compares no times.
        arguments(
            PARAMETERS + "Dismissed",
            "dismissed; describe both alike, or leave the parameter out",
            BOOLEAN,
            "        type: string\n        format: date-time\n"),
        arguments(
            PARAMETERS + "Dismissed",
            "dismissed;",
            BOOLEAN,
            "        type: integer\n        minimum: 1\n        maximum: 2\n        default: 1\n"));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        arguments(
            PARAMETERS + "Dismissed/schema/default",
            "default; remove it",
            BOOLEAN,
            BOOLEAN + "        default: true\n"),
        arguments(
            PARAMETERS + "PerPage/schema/multipleOf",
            "multipleOf; remove it",
            "        maximum: 1000\n",
            "        maximum: 1000\n        multipleOf: 5\n"),
        arguments(
            PARAMETERS + "PerPage/schema", "no maximum; add it", "        maximum: 1000\n", ""),
        arguments(
            PARAMETERS + "Page/schema",
            "no default; add it",
            "        minimum: 1\n        default: 1\n",
            "        minimum: 1\n"),
        arguments(
            PARAMETERS + "IssueClass/schema/minItems",
            "minItems; remove it",
            TEXTS,
            TEXTS + "        minItems: 2\n"),
        arguments(
            PARAMETERS + "IssueClass/schema/items/maxLength",
            "maxLength; remove it",
            TEXTS,
            TEXTS + "          maxLength: 5\n"),
        arguments(
            PARAMETERS + "IssueClass/explode",
            "explode; remove it",
            TEXTS,
            "      explode: false\n" + TEXTS),
        arguments(
            PARAMETERS + "IssueClass/required",
            "required; remove it",
            TEXTS,
            "      required: true\n" + TEXTS));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        arguments(PARAMETERS + "Dismissed/name", "query; leave", "name: dismissed", "name: query"),
        arguments(PARAMETERS + "Dismissed/name", "Gone; leave", "name: dismissed", "name: Gone"),
        arguments(
            PARAMETERS + "IssueClassExcluded/x-excludes",
            "issue; name one",
            "x-excludes: issue_class",
            "x-excludes: issue"),
        // There would be two methods of one name.
        arguments(
            PARAMETERS + "IssueTypeExcluded/x-excludes",
            "issue_class; name one",
            "x-excludes: issue_type",
            "x-excludes: issue_class"));
  }

  static Stream<Arguments> known() {
    return Stream.of(
        arguments(LOG + "/parameters", "none; describe it so", "name: order", "name: direction"),
        arguments(LIST + "/parameters", "none; describe it so", "name: page\n", "name: number\n"),
        arguments(
            PARAMETERS + "Cursor",
            "String; describe it so",
            "name: cursor\n      in: query\n      x-paging: true\n",
            "name: cursor\n      in: query\n"),
        arguments(
            "/paths/~1zones~1{zone_id}~1security-center~1insights/get/parameters",
            "[cursor, page, per_page, dismissed",
            OF_ZONE,
            OF_ZONE + "        - $ref: '#/components/parameters/Cursor'\n"));
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        arguments(LIST + "/tags", "[]; say", "tags: [InsightReads]\n", "tags: []\n"),
        arguments(
            LIST + "/operationId",
            "List; name it so",
            "operationId: listAccountInsights",
            "operationId: List"),
        arguments(
            LIST + "/x-insight-filter",
            "{\"type\":\"ListFilter\"",
            "type: InsightFilter",
            "type: ListFilter"),
        arguments(
            "/paths",
            "none; say it at one",
            "      x-history-filter: {type: HistoryFilter, what: Which changes to read.}\n",
            ""),
        arguments(
            LIST + "/x-history-filter",
            "it again, or elsewhere; remove it",
            "      x-insight-filter:",
            "      x-history-filter: {type: HistoryFilter, what: Which.}\n      x-insight-filter:"),
        arguments(
            "/servers",
            "[{\"url\":\"https://api.example.com\"",
            "https://api.cloudflare.com/client/v4",
            "https://api.example.com"),
        arguments(
            LIST + "/responses/2XX",
            "{\"$ref\":\"#/components/schemas/AuditLogAnswer\"}",
            "        2XX:\n          $ref: '#/components/responses/Insights'\n",
            "        2XX:\n          $ref: '#/components/responses/AuditLog'\n"),
        arguments(
            PARAMETERS + "Dismissed/in",
            "header; leave it out",
            "name: dismissed\n      in: query",
            "name: dismissed\n      in: header"));
  }

  static Stream<Arguments> members() {
    return Stream.of(
        arguments(
            SCHEMAS + "InsightSummary/properties/user_classification",
            "none; describe it so",
            "        user_classification:\n",
            "        verdict:\n"),
        arguments(
            SCHEMAS + "InsightsPage/properties",
            "[Long total, List<InsightSummary> issues, Long page, Long per_page]; describe it so",
            "        count:\n",
            "        total:\n"),
        arguments(
            SCHEMAS + "SortOrder/enum",
            "[up, desc]; add them",
            "        - asc\n",
            "        - up\n"));
  }
}

package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class WorkflowsTest {
  private static final Contract CONTRACT = new Contract(YAMLMapper.shared().readTree(Edited.FILE));

  @Test
  void theSchemaOfArazzoTakesIt() throws IOException {
    assertThat(problems(Workflows.of(CONTRACT, "contract.yaml"))).isEmpty();
  }

  @Test
  void theSchemaOfArazzoWouldTellWhatIsWrong() throws IOException {
    JsonNode document = Workflows.of(CONTRACT, "contract.yaml");
    ((ObjectNode) document.at("/workflows/0/steps/0")).remove("stepId");
    assertThat(problems(document))
        .singleElement()
        .hasToString("/workflows/0/steps/0: required property 'stepId' not found");
  }

  @Test
  void eachDecidedRowIsAWorkflowThroughEachScope() {
    List<String> decided =
        CONTRACT.transitions().stream()
            .filter(row -> !row.outcome().equals("unspecified"))
            .flatMap(
                row ->
                    List.of("account", "zone").stream()
                        .map(scope -> scope + "-" + row.from() + "-to-" + row.to()))
            .toList();
    assertThat(Workflows.of(CONTRACT, "contract.yaml").required("workflows").valueStream())
        .extracting(workflow -> workflow.required("workflowId").stringValue())
        .containsExactlyInAnyOrderElementsOf(decided)
        .contains("account-accept_risk-to-unclassified", "zone-false_positive-to-other");
  }

  @Test
  void aRefusedRowGoesToItsStateAndExpectsARefusal() {
    JsonNode steps = workflow("account-false_positive-to-accept_risk").required("steps");
    assertThat(steps.valueStream())
        .extracting(
            step -> step.at("/requestBody/payload/classification").toString(),
            step -> step.required("successCriteria").toString())
        .containsExactly(
            tuple("null", "[{\"condition\":\"$statusCode < 500\"}]"),
            tuple(
                "\"false_positive\"",
                "[{\"condition\":\"$statusCode >= 200\"},{\"condition\":\"$statusCode < 300\"}]"),
            tuple(
                "\"accept_risk\"",
                "[{\"condition\":\"$statusCode >= 400\"},{\"condition\":\"$statusCode < 500\"}]"));
  }

  @Test
  void aRowThatBeginsAtHomeNeedsOnlyAReset() {
    assertThat(workflow("zone-unclassified-to-other").required("steps").valueStream())
        .extracting(step -> step.required("stepId").stringValue())
        .containsExactly("reset", "change");
  }

  @Test
  void theFileNamesTheContractBesideIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/workflows.yaml");
    Workflows.main(new String[] {Edited.FILE.toString(), file.toString()});
    assertThat(Files.readString(file)).startsWith("# Generated from insight-classification.yaml");
    assertThat(YAMLMapper.shared().readTree(file))
        .isEqualTo(Workflows.of(CONTRACT, "insight-classification.yaml"));
  }

  private static JsonNode workflow(String id) {
    return Workflows.of(CONTRACT, "contract.yaml")
        .required("workflows")
        .valueStream()
        .filter(workflow -> workflow.required("workflowId").stringValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What the schema of the OpenAPI Initiative, unchanged, has to say of this document. */
  private static List<Error> problems(JsonNode document) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/arazzo/1.0/2024-08-01"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(MetaSchema.ENGLISH))
            .getSchema(text, InputFormat.JSON);
    return schema.validate(document);
  }
}

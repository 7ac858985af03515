package io.github.insightkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The table of states as an Arazzo description (Arazzo 1.0.1), which tools run against a server.
 *
 * <p>Each row that the description of the endpoint decides is one workflow for each operation:
 * reset, go to the state that the row begins in, ask for the change, and look at the status. What
 * the rows leave open isn't in it. A pure function of the contract, which has to be sound.
 */
public final class Workflows {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .build();

  private final Contract contract;

  private Workflows(Contract contract) {
    this.contract = contract;
  }

  /**
   * Writes the description.
   *
   * @param args the path of the contract, which is sound, and that of the file to write
   * @throws IOException if the contract can't be read or the file can't be written
   */
  public static void main(String[] args) throws IOException {
    Path contract = Path.of(args[0]);
    JsonNode document =
        of(
            new Contract(YAMLMapper.shared().readTree(contract)),
            String.valueOf(contract.getFileName()));
    Path file = Path.of(args[1]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        "# Generated from %s by the build.\n%s"
            .formatted(contract.getFileName(), YAML.writeValueAsString(document)));
  }

  /**
   * Returns the description.
   *
   * @param contract the contract
   * @param file the name of its file, which lies beside the description
   */
  static JsonNode of(Contract contract, String file) {
    return new Workflows(contract).document(file);
  }

  private ObjectNode document(String file) {
    Place info = contract.at("info");
    ObjectNode document = JSON.objectNode().put("arazzo", "1.0.1");
    document
        .putObject("info")
        .put("title", info.text("title") + ": transitions")
        .put("version", info.text("version"))
        .put("summary", "What each request does in each state, as requests that show it.")
        .put(
            "description",
            "Each workflow changes the insight that it is given. Give it one whose"
                + " classification nobody needs.");
    document
        .putArray("sourceDescriptions")
        .addObject()
        .put("name", "contract")
        .put("url", file)
        .put("type", "openapi");
    ArrayNode workflows = document.putArray("workflows");
    for (Place operation : contract.operations()) {
      for (Transition row : contract.transitions()) {
        if (row.observation().isEmpty()) {
          workflows.add(workflow(operation, row));
        }
      }
    }
    return document;
  }

  private ObjectNode workflow(Place operation, Transition row) {
    ObjectNode workflow =
        JSON.objectNode()
            .put(
                "workflowId",
                "%s-%s-to-%s".formatted(operation.text("x-scope"), row.from(), row.to()))
            .put(
                "summary",
                "From %s to %s, through %s: %s."
                    .formatted(row.from(), row.to(), operation.text("x-scope"), row.outcome()));
    List<Place> parameters =
        contract.parent(operation).member("parameters").items().stream()
            .map(contract::follow)
            .toList();
    ObjectNode inputs = workflow.putObject("inputs").put("type", "object");
    ObjectNode properties = inputs.putObject("properties");
    ArrayNode required = inputs.putArray("required");
    ArrayNode values = JSON.arrayNode();
    for (Place parameter : parameters) {
      String name = parameter.text("name");
      ObjectNode input = properties.putObject(name);
      input.put("description", parameter.text("description"));
      input.setAll((ObjectNode) parameter.member("schema").node().deepCopy());
      required.add(name);
      values
          .addObject()
          .put("name", name)
          .put("in", parameter.text("in"))
          .put("value", "$inputs." + name);
    }
    properties.putObject("token").put("type", "string").put("description", "The bearer token.");
    required.add("token");
    values
        .addObject()
        .put("name", "Authorization")
        .put("in", "header")
        .put("value", "Bearer {$inputs.token}");
    workflow.set("parameters", values);

    ArrayNode steps = workflow.putArray("steps");
    Transition toHome = accepted(row.to().equals(home()) ? row.from() : row.to(), home());
    steps.add(
        step(
                "reset",
                "To begin in %s; it may be refused if that stands already.".formatted(home()),
                operation,
                toHome)
            .set("successCriteria", JSON.arrayNode().add(condition("$statusCode < 500"))));
    if (!row.from().equals(home())) {
      Transition there = accepted(home(), row.from());
      steps.add(
          step("begin", "To %s.".formatted(row.from()), operation, there)
              .set("successCriteria", criteria(operation, there)));
    }
    steps.add(
        step("change", "This is %s.".formatted(row.outcome()), operation, row)
            .set("successCriteria", criteria(operation, row)));
    return workflow;
  }

  private ObjectNode step(String id, String description, Place operation, Transition row) {
    ObjectNode step =
        JSON.objectNode()
            .put("stepId", id)
            .put("description", description)
            .put("operationId", operation.text("operationId"));
    step.putObject("requestBody")
        .put("contentType", contentType(operation))
        .set("payload", contract.at("components", "examples", row.request(), "value").node());
    return step;
  }

  private String contentType(Place operation) {
    return contract
        .follow(operation.member("requestBody"))
        .member("content")
        .members()
        .get(0)
        .name();
  }

  private String home() {
    return contract.at("x-state-machine").text("home");
  }

  private Transition accepted(String from, String to) {
    return contract.transitions().stream()
        .filter(row -> row.from().equals(from) && row.to().equals(to))
        .findFirst()
        .orElseThrow();
  }

  /** Returns what holds of the status of the answer that this row shows. */
  private ArrayNode criteria(Place operation, Transition row) {
    String status =
        operation.member("responses").members().stream()
            .filter(response -> shows(response, row.response()))
            .findFirst()
            .orElseThrow()
            .name();
    ArrayNode criteria = JSON.arrayNode();
    for (String condition : conditions(status)) {
      criteria.add(condition(condition));
    }
    return criteria;
  }

  private boolean shows(Place response, String example) {
    return contract.follow(response).member("content").members().stream()
        .anyMatch(content -> content.member("examples").member(example).exists());
  }

  /** Returns the conditions for a status of OpenAPI: a number, or a class such as 2XX. */
  private static List<String> conditions(String status) {
    if (!status.endsWith("XX")) {
      return List.of("$statusCode == " + status);
    }
    int hundreds = Integer.parseInt(status.substring(0, 1)) * 100;
    return List.of("$statusCode >= " + hundreds, "$statusCode < " + (hundreds + 100));
  }

  private static ObjectNode condition(String condition) {
    return JSON.objectNode().put("condition", condition);
  }
}

package io.github.insightkit.conformance.contract;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.contract.State.RationaleNeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * The contract, read from its OpenAPI document.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param version the document's own version
 * @param machine the state machine
 * @param operations the operations, in the order of the document
 * @param change what it says of the body of a change
 * @param document the whole document, for those who need its schemas or examples; not to be changed
 */
public record Contract(
    String version,
    StateMachine machine,
    List<Operation> operations,
    ChangeSchema change,
    JsonNode document) {

  private static final String RESOURCE = "/insight-classification.yaml";
  private static final YAMLFactory YAML = new YAMLFactory();

  public Contract {
    operations = List.copyOf(operations);
  }

  /** The contract that this kit was built with; read when it is first asked for. */
  public static Contract bundled() {
    return Bundled.CONTRACT;
  }

  /** The text of a file that the kit was built with, by its whole name on the class path. */
  public static String resource(String name) {
    try (InputStream in = Contract.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected " + name + " on the class path, found nothing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }

  static JsonNode document(String yaml) {
    return JsonMapper.shared().readTree(YAML.createParser(ObjectReadContext.empty(), yaml));
  }

  /** Reads a contract from the text of its document, which the build has validated. */
  public static Contract parse(String yaml) {
    JsonNode document = document(yaml);
    ChangeSchema change = new ChangeSchema(document);
    return new Contract(
        document.requiredAt("/info/version").stringValue(),
        machine(document.required("x-state-machine"), change),
        operations(document),
        change,
        document);
  }

  public Roles roles() {
    return change.roles();
  }

  public Operation operation(String scope) {
    return operations.stream()
        .filter(operation -> operation.scope().equals(scope))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of the contract's scopes %s, got \"%s\""
                        .formatted(operations.stream().map(Operation::scope).toList(), scope)));
  }

  private static StateMachine machine(JsonNode node, ChangeSchema change) {
    Map<String, State> states = new LinkedHashMap<>();
    for (JsonNode row : node.required("states")) {
      JsonNode classification = row.required("classification");
      String name = row.required("state").stringValue();
      states.put(
          name,
          new State(
              name,
              classification.isNull() ? null : classification.stringValue(),
              need(row.path("rationaleRequired"), change, classification)));
    }
    List<Transition> transitions = new ArrayList<>();
    for (JsonNode row : node.required("transitions")) {
      JsonNode observation = row.path("observation");
      transitions.add(
          new Transition(
              state(states, row, "from"),
              state(states, row, "to"),
              Outcome.valueOf(row.required("outcome").stringValue().toUpperCase(Locale.ROOT)),
              observation.isMissingNode() ? null : observation.stringValue()));
    }
    return new StateMachine(state(states, node, "home"), List.copyOf(states.values()), transitions);
  }

  private static State state(Map<String, State> states, JsonNode row, String member) {
    return requireNonNull(states.get(row.required(member).stringValue()));
  }

  /** A reset says nothing of a reason in the table; the schema may demand one of it. */
  private static RationaleNeed need(JsonNode stated, ChangeSchema change, JsonNode value) {
    if (stated.isMissingNode()) {
      boolean demanded = change.demanded(value).contains(change.roles().reason());
      return demanded ? RationaleNeed.REQUIRED : RationaleNeed.UNSPECIFIED;
    }
    return stated.booleanValue() ? RationaleNeed.REQUIRED : RationaleNeed.OPTIONAL;
  }

  private static List<Operation> operations(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    document
        .required("paths")
        .forEachEntry(
            (template, item) -> {
              ChangeSchema.Resolved parameters =
                  new ChangeSchema.Resolved(document, "").at("paths", template, "parameters");
              JsonNode owner = parameters.at("0").node();
              JsonNode issue = parameters.at("1").node();
              operations.add(
                  new Operation(
                      item.requiredAt("/patch/x-scope").stringValue(),
                      template,
                      owner.required("name").stringValue(),
                      owner.required("example").stringValue(),
                      issue.required("name").stringValue(),
                      issue.required("example").stringValue(),
                      successes(item.path("patch").path("responses"))));
            });
    return operations;
  }

  private static List<Integer> successes(JsonNode responses) {
    return responses.has("2XX")
        ? List.of()
        : responses.propertyNames().stream()
            .filter(status -> status.startsWith("2"))
            .map(Integer::valueOf)
            .toList();
  }

  private static final class Bundled {
    static final Contract CONTRACT = parse(resource(RESOURCE));
  }
}

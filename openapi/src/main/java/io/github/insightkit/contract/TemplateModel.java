package io.github.insightkit.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sound document as the templates read it: the same document, its texts fit for Java, and in
 * {@code x-sdk} what Java needs and no template can work out.
 */
final class TemplateModel {

  /** Texts that go into Javadoc. */
  private static final Set<String> TEXTS = Set.of("description", "summary", "what");

  private final Contract contract;
  private final ObjectNode root;

  private TemplateModel(Contract contract) {
    this.contract = contract;
    this.root = (ObjectNode) contract.root().node().deepCopy();
  }

  /**
   * Returns the model of the contract, or of a document beside it, as JSON, which is YAML as well.
   */
  static String of(Contract contract) {
    return new TemplateModel(contract).json();
  }

  private String json() {
    ObjectNode sdk = JsonNodeFactory.instance.objectNode();
    scopes(sdk.putArray("scopes"));
    if (contract.at("x-state-machine").exists()) {
      machine(sdk);
    } else {
      reads(sdk.putArray("reads"));
    }
    enumerations();
    fitForJava(root);
    root.set("x-sdk", sdk);
    return root.toString();
  }

  private static void fitForJava(JsonNode node) {
    if (node instanceof ArrayNode array) {
      array.forEach(TemplateModel::fitForJava);
    } else if (node instanceof ObjectNode object) {
      // An integer is a long, whether the document says so or not.
      if (object.path("type").stringValue("").equals("integer")) {
        object.put("format", "int64");
      }
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode member = object.get(name);
        if (member.isString() && TEXTS.contains(name)) {
          object.put(name, JavaText.javadoc(member.stringValue()));
        } else if (!name.equals("examples")) {
          fitForJava(member);
        }
      }
    }
  }

  /** The generator takes names and texts of constants as they are given. */
  private void enumerations() {
    Map<String, String> names = new HashMap<>();
    contract.states().forEach(row -> names.put(row.classification().stringValue(""), row.name()));
    for (Place schema : contract.at("components", "schemas").members()) {
      if (root.at(schema.pointer()) instanceof ObjectNode enumeration && enumeration.has("enum")) {
        ArrayNode constants = enumeration.putArray("x-enum-varnames");
        ArrayNode texts = enumeration.putArray("x-enum-descriptions");
        for (Place item : schema.member("enum").items()) {
          String value = item.node().stringValue("");
          constants.add(JavaName.of(names.getOrDefault(value, value)).constant());
          texts.add(JavaText.javadoc(value));
        }
      }
    }
  }

  private void scopes(ArrayNode scopes) {
    for (Place operation : contract.operations()) {
      Place parameter = PathParameters.of(contract, operation).get(0);
      JavaName name = JavaName.of(operation.text("x-scope"));
      ((ObjectNode) root.at(operation.pointer())).put("x-scope-constant", name.constant());
      scopes
          .addObject()
          .put("constant", name.constant())
          .put("method", name.method())
          .put("operation", operation.text("operationId"))
          .put("parameter", parameter.text("name"))
          .put("argument", JavaName.of(parameter.text("name")).method())
          .put("maxLength", maxLength(parameter))
          .put("description", JavaText.javadoc(parameter.text("description")));
    }
  }

  private static int maxLength(Place parameter) {
    return parameter.member("schema").node().path("maxLength").asInt(Integer.MAX_VALUE);
  }

  /** For each scope that can be read, the operations that do it. */
  private void reads(ArrayNode scopes) {
    Map<String, ObjectNode> reads = new HashMap<>();
    for (Place operation : contract.operations()) {
      String scope = operation.text("x-scope");
      ObjectNode row =
          reads.computeIfAbsent(
              scope, name -> scopes.addObject().put("constant", JavaName.of(name).constant()));
      row.put(operation.text("x-reads"), operation.text("operationId"));
      conditions(operation);
    }
  }

  /** Says of each parameter that is compared with a member with which one, and how. */
  private void conditions(Place operation) {
    Reading reading = Reading.of(operation).orElseThrow();
    for (Place parameter : Reading.parameters(contract, operation)) {
      if (!reading.knows(parameter.text("name"))) {
        ((ObjectNode) root.at(parameter.pointer()))
            .putObject("x-compared")
            .put("member", Reading.member(parameter))
            .put("excludes", !parameter.text("x-excludes").isEmpty());
      }
    }
  }

  private void machine(ObjectNode sdk) {
    ChangeBody body = ChangeBody.of(contract).orElseThrow();
    // The generator would take what has conditions for a composition of several schemas.
    ((ObjectNode) root.at(body.schema().pointer())).remove(List.of("if", "then", "allOf"));
    ChangeModel change = new ChangeModel(contract, body);
    change.markLists(root);
    change.describe(sdk);
    ArrayNode states = sdk.putArray("states");
    contract.states().stream()
        .filter(state -> !state.isUnclassified())
        .forEach(state -> states.add(change.state(state)));
    transitions(sdk);
    sdk.set("machine", MachineModel.of(contract));
    sdk.set("sample", SampleModel.of(contract, body));
    receipt(sdk.putArray("receipt"));
    Place issue = PathParameters.of(contract, contract.operations().get(0)).get(1);
    sdk.putObject("issue").put("parameter", issue.text("name")).put("maxLength", maxLength(issue));
    sdk.put("server", JavaText.literal(contract.at("servers").items().get(0).text("url")));
  }

  /** Which values can follow each other without a reset, and which states nothing leads out of. */
  private void transitions(ObjectNode sdk) {
    Map<String, String> values = new HashMap<>();
    contract.states().forEach(row -> values.put(row.name(), row.classification().stringValue("")));
    ArrayNode direct = sdk.putArray("direct");
    for (Transition row : contract.transitions()) {
      String from = values.getOrDefault(row.from(), "");
      String to = values.getOrDefault(row.to(), "");
      if (row.outcome().equals("accepted")
          && !from.isEmpty()
          && !to.isEmpty()
          && !from.equals(to)) {
        direct.addObject().put("from", JavaText.javadoc(from)).put("to", JavaText.javadoc(to));
      }
    }
    sdk.put("isDirect", !direct.isEmpty());
    ArrayNode terminal = sdk.putArray("terminal");
    contract.states().stream()
        .filter(State::isTerminal)
        .forEach(
            row ->
                terminal
                    .addObject()
                    .put("text", JavaText.javadoc(values.getOrDefault(row.name(), ""))));
    sdk.put("isTerminal", !terminal.isEmpty());
  }

  /** What a success says beside the envelope's own members. */
  private void receipt(ArrayNode receipt) {
    Place success = contract.responseSchemas("2").get(0);
    for (Place member : success.member("properties").members()) {
      if (!Envelopes.MEMBERS.contains(member.name())) {
        MemberType type = MemberType.of(contract, member).orElseThrow();
        receipt
            .addObject()
            .put("type", type.java())
            .put("name", ChangeMember.javaName(member.name()))
            .put("isList", type.isList())
            .put("description", JavaText.javadoc(Descriptions.of(contract, member)));
      }
    }
  }
}

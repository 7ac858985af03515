package io.github.insightkit.evolutions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract, edited in memory. */
final class ContractEdit {
  /** Where a new value has to be added, in the order of the list in {@code openapi/README.md}. */
  enum PlaceOfValue {
    ENUMERATION,
    CONDITION,
    STATE,
    TRANSITIONS,
    EXAMPLE
  }

  static final String BODY = "/components/schemas/ClassificationChange";
  static final String MEMBERS = BODY + "/properties";

  private static final String HOME = "unclassified";

  private final ObjectNode root;

  private ContractEdit(ObjectNode root) {
    this.root = root;
  }

  /** Returns the contract as JSON, which is YAML as well, once the edit is made. */
  static String text(Path contract, Consumer<ContractEdit> edit) throws IOException {
    ObjectNode root = (ObjectNode) new YAMLMapper().readTree(Files.readString(contract));
    edit.accept(new ContractEdit(root));
    return root.toString();
  }

  ObjectNode object(String pointer) {
    return (ObjectNode) root.at(pointer);
  }

  ArrayNode array(String pointer) {
    return (ArrayNode) root.at(pointer);
  }

  /** Adds a member to the request body. */
  ObjectNode member(String name, String type) {
    return object(MEMBERS)
        .putObject(name)
        .put("type", type)
        .put("description", "The " + name + ".");
  }

  /** Adds a value in all the places that {@code openapi/README.md} lists. */
  void addValue(String value, boolean rationale) {
    addValue(value, rationale, EnumSet.allOf(PlaceOfValue.class));
  }

  /** Adds a value in these places, and forgets the others. */
  void addValue(String value, boolean rationale, Set<PlaceOfValue> places) {
    List<String> others = states();
    String example = "Example" + others.size();
    for (PlaceOfValue place : places) {
      switch (place) {
        case ENUMERATION -> array("/components/schemas/ClassificationValue/enum").add(value);
        case CONDITION -> {
          if (rationale) {
            array(BODY + "/if/properties/classification/enum").add(value);
          }
        }
        case STATE ->
            array("/x-state-machine/states")
                .addObject()
                .put("state", value)
                .put("classification", value)
                .put("rationaleRequired", rationale)
                .put("description", "One more verdict.");
        case TRANSITIONS -> addTransitions(value, others, example);
        case EXAMPLE -> addExample(example, value, rationale);
      }
    }
  }

  private void addExample(String name, String value, boolean rationale) {
    ObjectNode shown =
        object("/components/examples")
            .putObject(name)
            .putObject("value")
            .put("classification", value);
    if (rationale) {
      shown.put("rationale", "Rule 12.");
    }
  }

  private void addTransitions(String value, List<String> others, String example) {
    for (String other : others) {
      boolean home = other.equals(HOME);
      row(other, value, home, example);
      row(value, other, home, request(other));
    }
    array("/x-state-machine/transitions")
        .addObject()
        .put("from", value)
        .put("to", value)
        .put("outcome", "unspecified")
        .put("observation", "same-value")
        .put("request", example);
  }

  /** Removes a value, and every example of it. */
  void removeValue(String value) {
    remove(array("/components/schemas/ClassificationValue/enum"), node -> is(node, value));
    remove(array(BODY + "/if/properties/classification/enum"), node -> is(node, value));
    remove(array("/x-state-machine/states"), row -> is(row.path("state"), value));
    remove(
        array("/x-state-machine/transitions"),
        row -> is(row.path("from"), value) || is(row.path("to"), value));
    ObjectNode examples = object("/components/examples");
    ObjectNode shown =
        object("/components/requestBodies/ClassificationChange/content/application~1json/examples");
    for (String name : List.copyOf(examples.propertyNames())) {
      if (is(examples.at("/" + name + "/value/classification"), value)) {
        examples.remove(name);
        shown.remove(name);
      }
    }
  }

  /** Says what a request does. */
  void transition(String from, String to, boolean accepted) {
    for (JsonNode row : array("/x-state-machine/transitions")) {
      if (is(row.path("from"), from) && is(row.path("to"), to)) {
        outcome((ObjectNode) row, accepted);
        ((ObjectNode) row).remove("observation");
      }
    }
  }

  ObjectNode state(String name) {
    for (JsonNode row : array("/x-state-machine/states")) {
      if (is(row.path("state"), name)) {
        return (ObjectNode) row;
      }
    }
    throw new AssertionError("no state " + name);
  }

  /** Does something to the PATCH of every scope. */
  void operations(Consumer<ObjectNode> edit) {
    object("/paths").values().forEach(path -> edit.accept((ObjectNode) path.get("patch")));
  }

  /** Does something to the value of every example. */
  void examples(Consumer<ObjectNode> edit) {
    object("/components/examples")
        .values()
        .forEach(example -> edit.accept((ObjectNode) example.get("value")));
  }

  private void row(String from, String to, boolean accepted, String request) {
    outcome(
        array("/x-state-machine/transitions")
            .addObject()
            .put("from", from)
            .put("to", to)
            .put("request", request),
        accepted);
  }

  private static void outcome(ObjectNode row, boolean accepted) {
    row.put("outcome", accepted ? "accepted" : "refused")
        .put("response", accepted ? "Applied" : "RefusedDirectChange");
  }

  private List<String> states() {
    List<String> names = new ArrayList<>();
    array("/x-state-machine/states").forEach(row -> names.add(row.get("state").stringValue()));
    return names;
  }

  private String request(String state) {
    for (JsonNode row : array("/x-state-machine/transitions")) {
      if (is(row.path("to"), state)) {
        return row.get("request").stringValue();
      }
    }
    throw new AssertionError("no row to " + state);
  }

  private static void remove(ArrayNode list, java.util.function.Predicate<JsonNode> which) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (which.test(list.get(i))) {
        list.remove(i);
      }
    }
  }

  private static boolean is(JsonNode node, String text) {
    return node.stringValue("").equals(text);
  }
}

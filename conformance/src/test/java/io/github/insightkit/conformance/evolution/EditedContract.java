package io.github.insightkit.conformance.evolution;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bundled contract, edited as somebody would who maintains the API. */
public final class EditedContract {
  private static final String CHANGE = "/components/schemas/ClassificationChange";
  private static final String EXAMPLES = "/components/examples";

  private final ObjectNode document = (ObjectNode) Frozen.CONTRACT.document().deepCopy();

  /** The contract as it is now. */
  Contract contract() {
    return Contract.parse(document.toString());
  }

  /** Makes this edit as well. */
  EditedContract edited(Consumer<EditedContract> edit) {
    edit.accept(this);
    return this;
  }

  ObjectNode at(String pointer) {
    return (ObjectNode) document.requiredAt(pointer);
  }

  ObjectNode change() {
    return at(CHANGE);
  }

  ObjectNode member(String name) {
    return at(CHANGE + "/properties").withObject("/" + name);
  }

  private ArrayNode list(String pointer) {
    return (ArrayNode) document.requiredAt(pointer);
  }

  /** The values that demand a rationale. */
  ArrayNode demanding() {
    return list(CHANGE + "/if/properties/classification/enum");
  }

  /** The row of the table between these states. */
  ObjectNode row(String from, String to) {
    for (JsonNode row : list("/x-state-machine/transitions")) {
      if (row.path("from").asString().equals(from) && row.path("to").asString().equals(to)) {
        return (ObjectNode) row;
      }
    }
    throw new IllegalArgumentException("there is no row from " + from + " to " + to);
  }

  /** The row of this state. */
  ObjectNode state(String name) {
    for (JsonNode row : list("/x-state-machine/states")) {
      if (row.path("state").asString().equals(name)) {
        return (ObjectNode) row;
      }
    }
    throw new IllegalArgumentException("there is no state " + name);
  }

  /** Demands a member besides, for this value. */
  EditedContract demand(String value, String member) {
    ObjectNode condition = change().putArray("allOf").addObject();
    condition.withObject("/if").putArray("required").add("classification");
    condition.withObject("/if/properties/classification").put("const", value);
    condition.withObject("/then").putArray("required").add(member);
    return this;
  }

  /** Adds values until there are this many, with a rationale and without in turn. */
  EditedContract values(int count) {
    for (int i = list("/components/schemas/ClassificationValue/enum").size(); i < count; i++) {
      value("value_" + (i + 1), i % 2 == 0);
    }
    return this;
  }

  /** The example of this name. */
  ObjectNode example(String name) {
    return at(EXAMPLES).withObject("/" + name + "/value");
  }

  /** Adds a value in all the places that have to know it. */
  EditedContract value(String value, boolean rationale) {
    list("/components/schemas/ClassificationValue/enum").add(value);
    example(value).put("classification", value);
    if (rationale) {
      demanding().add(value);
      example(value).put("rationale", "Rule 12.");
    }
    ArrayNode rows = list("/x-state-machine/transitions");
    List<String> others =
        list("/x-state-machine/states").valueStream().map(s -> s.path("state").asString()).toList();
    for (String other : others) {
      String outcome = other.equals("unclassified") ? "accepted" : "refused";
      String request = row("unclassified", other).path("request").asString();
      rows.addObject()
          .put("from", other)
          .put("to", value)
          .put("outcome", outcome)
          .put("request", value);
      rows.addObject()
          .put("from", value)
          .put("to", other)
          .put("outcome", outcome)
          .put("request", request);
    }
    rows.addObject()
        .put("from", value)
        .put("to", value)
        .put("outcome", "unspecified")
        .put("observation", "same-value")
        .put("request", value);
    list("/x-state-machine/states")
        .addObject()
        .put("state", value)
        .put("classification", value)
        .put("rationaleRequired", rationale);
    return this;
  }

  /** Removes a value from all the places that know it. */
  EditedContract without(String value) {
    Stream.of(
            "/components/schemas/ClassificationValue/enum",
            CHANGE + "/if/properties/classification/enum")
        .map(this::list)
        .forEach(values -> values.removeIf(one -> one.asString().equals(value)));
    list("/x-state-machine/states").removeIf(one -> one.path("state").asString().equals(value));
    list("/x-state-machine/transitions")
        .removeIf(
            row ->
                row.path("from").asString().equals(value)
                    || row.path("to").asString().equals(value));
    return this;
  }

  /** Gives a member of the body another name. */
  EditedContract renamed(String from, String to) {
    ObjectNode properties = at(CHANGE + "/properties");
    properties.set(to, properties.remove(from));
    change().withObject("/then").putArray("required").add(to);
    for (JsonNode example : at(EXAMPLES)) {
      if (example.path("value").has(from)) {
        ObjectNode value = (ObjectNode) example.path("value");
        value.set(to, value.remove(from));
      }
    }
    return this;
  }

  /** Adds a scope beside the ones that there are. */
  EditedContract scope(String scope, String collection) {
    ObjectNode paths = at("/paths");
    String first = paths.propertyNames().iterator().next();
    ObjectNode item = (ObjectNode) paths.path(first).deepCopy();
    String parameter = scope + "_id";
    item.putArray("parameters")
        .addObject()
        .put("name", parameter)
        .put("in", "path")
        .put("example", scope + "-1");
    ((ArrayNode) item.path("parameters")).add(paths.path(first).path("parameters").path(1));
    item.withObject("/patch").put("x-scope", scope);
    paths.set(first.replaceFirst("/[^/]+/[^/]+", "/" + collection + "/{" + parameter + "}"), item);
    return this;
  }

  /** Lets nothing lead out of this state any more. */
  EditedContract terminal(String state) {
    for (JsonNode row : list("/x-state-machine/transitions")) {
      if (row.path("from").asString().equals(state)) {
        ((ObjectNode) row).put("outcome", "refused").remove("observation");
      }
    }
    return this;
  }

  /** How long the rationale in this body is. */
  static int rationaleLength(String body) {
    return JsonMapper.shared().readTree(body).path("rationale").asString().length();
  }
}

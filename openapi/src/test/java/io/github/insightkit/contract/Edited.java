package io.github.insightkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The contract as tests know it, edited in memory. */
final class Edited {

  static final String BODY = "/components/schemas/ClassificationChange";
  static final String ROWS = "/x-state-machine/transitions";

  /** A copy, so that a test needn't follow each value of the real one. */
  static final Path FILE = Path.of("src/test/frozen/insight-classification.yaml");

  private final ObjectNode root;

  private Edited(ObjectNode root) {
    this.root = root;
  }

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode tree() {
    try {
      return (ObjectNode) StrictYaml.read(text());
    } catch (StrictYaml.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  static Edited by(Consumer<Edited> edit) {
    Edited edited = new Edited(tree());
    edit.accept(edited);
    return edited;
  }

  /** Returns what the check says once the edit is made. */
  static List<String> problemsAfter(Consumer<Edited> edit) {
    return ContractCheck.problems(by(edit).json());
  }

  /** Returns the document as JSON, which is YAML as well. */
  String json() {
    return root.toString();
  }

  ObjectNode object(String pointer) {
    return (ObjectNode) root.at(pointer);
  }

  ArrayNode array(String pointer) {
    return (ArrayNode) root.at(pointer);
  }

  /** Returns the row of the table from one state to another. */
  ObjectNode row(String from, String to) {
    for (JsonNode row : array(ROWS)) {
      if (row.path("from").stringValue("").equals(from)
          && row.path("to").stringValue("").equals(to)) {
        return (ObjectNode) row;
      }
    }
    throw new AssertionError("no row from " + from + " to " + to);
  }

  static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}

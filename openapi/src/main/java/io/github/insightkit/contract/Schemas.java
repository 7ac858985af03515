package io.github.insightkit.contract;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The schemas of the document, ready to judge examples. Reaches for no network. */
final class Schemas {

  /** Names no place that is there: it only gives relative references something to stand on. */
  private static final String FOLDER = "https://contract.invalid/";

  private static final String DOCUMENT = FOLDER + "this";
  private static final String ENDLESS = "the schema refers to itself without end";

  private final JsonNode root;
  private final SchemaRegistry registry;

  Schemas(JsonNode root, Map<String, JsonNode> neighbours) {
    this.root = root;
    Map<String, String> documents = new HashMap<>();
    documents.put(DOCUMENT, root.toString());
    neighbours.forEach((name, tree) -> documents.put(FOLDER + name, tree.toString()));
    registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemaRegistryConfig(MetaSchema.ENGLISH).schemas(documents));
  }

  /**
   * Builds the schema that stands at a place.
   *
   * @throws SchemaException if it can't be built
   */
  Schema compile(JsonPointer pointer) {
    NodePath path = new NodePath(PathType.JSON_POINTER);
    JsonNode node = root;
    for (JsonPointer p = pointer; !p.matches(); p = p.tail()) {
      if (node.isArray()) {
        path = path.append(p.getMatchingIndex());
        node = node.path(p.getMatchingIndex());
      } else {
        path = path.append(p.getMatchingProperty());
        node = node.path(p.getMatchingProperty());
      }
    }
    try {
      Schema schema = registry.getSchema(new SchemaLocation(AbsoluteIri.of(DOCUMENT), path));
      schema.initializeValidators();
      return schema;
    } catch (StackOverflowError endless) {
      throw new SchemaException(ENDLESS);
    }
  }

  /**
   * Says what a schema has against a value.
   *
   * @return the objections, joined; empty text if there are none; nothing if the schema can't be
   *     built, which is a problem of its own
   */
  Optional<String> objections(Place schema, JsonNode value) {
    try {
      return Optional.of(
          compile(schema.pointer()).validate(value).stream()
              .map(
                  error ->
                      "%s %s".formatted(error.getInstanceLocation(), error.getMessage()).strip())
              .distinct()
              .collect(Collectors.joining(", and ")));
    } catch (SchemaException broken) {
      return Optional.empty();
    } catch (StackOverflowError endless) {
      return Optional.of(ENDLESS);
    }
  }

  /** Returns the members that a schema misses in an object; none if it can't be built. */
  Set<String> missing(Place schema, JsonNode object) {
    try {
      return compile(schema.pointer()).validate(object).stream()
          .filter(error -> "required".equals(error.getKeyword()))
          .map(error -> String.valueOf(error.getProperty()))
          .collect(Collectors.toSet());
    } catch (SchemaException | StackOverflowError broken) {
      return Set.of();
    }
  }

  /** Says whether a schema takes a value; nothing if the schema can't be built. */
  Optional<Boolean> takes(Place schema, JsonNode value) {
    return objections(schema, value).map(String::isEmpty);
  }
}

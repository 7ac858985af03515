package io.github.insightkit.conformance.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The contract's schemas, straight from its document.
 *
 * <p>Safe for use by several threads.
 */
public final class Schemas {
  private static final String BASE = "urn:insight-classification";

  private final JsonNode document;
  private @Nullable SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  /**
   * One way in which a value isn't what its schema says.
   *
   * @param pointer the place in the value, as a JSON Pointer (RFC 6901)
   * @param keyword the keyword of JSON Schema that isn't met
   * @param message the same in words
   */
  public record Problem(String pointer, String keyword, String message) {}

  public Schemas(Contract contract) {
    this(contract.document());
  }

  /** The schemas of this document, which is read when the first of them is asked for. */
  Schemas(JsonNode document) {
    this.document = document;
  }

  /** In what ways this value isn't what the schema of this name says; empty if it is. */
  public List<Problem> problems(String name, JsonNode value) {
    return problemsAt("#/components/schemas/" + name, value);
  }

  /** The same for the schema that stands at this place of the document. */
  List<Problem> problemsAt(String place, JsonNode value) {
    return compiled
        .computeIfAbsent(place, unused -> registry().getSchema(SchemaLocation.of(BASE + place)))
        .validate(value)
        .stream()
        .map(Schemas::problem)
        .toList();
  }

  private synchronized SchemaRegistry registry() {
    if (registry == null) {
      registry =
          SchemaRegistry.withDialect(
              Dialects.getDraft202012(),
              builder -> builder.schemas(Map.of(BASE, document.toString())));
    }
    return registry;
  }

  private static Problem problem(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    return new Problem(
        property == null ? pointer : pointer + "/" + property,
        error.getKeyword(),
        error.getMessage());
  }
}

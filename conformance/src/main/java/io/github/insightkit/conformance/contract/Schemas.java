package io.github.insightkit.conformance.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The contract's schemas, straight from its document.
 *
 * <p>Safe for use by several threads.
 */
public final class Schemas {
  private static final String BASE = "urn:insight-classification";

  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  /**
   * One way in which a value isn't what its schema says.
   *
   * @param pointer the place in the value, as a JSON Pointer (RFC 6901)
   * @param keyword the keyword of JSON Schema that isn't met
   * @param message the same in words
   */
  public record Problem(String pointer, String keyword, String message) {}

  /** The schemas of this contract. */
  public Schemas(Contract contract) {
    String document = contract.document().toString();
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(), builder -> builder.schemas(Map.of(BASE, document)));
  }

  /** In what ways this value isn't what the schema of this name says; empty if it is. */
  public List<Problem> problems(String name, JsonNode value) {
    return compiled
        .computeIfAbsent(
            name,
            unused -> registry.getSchema(SchemaLocation.of(BASE + "#/components/schemas/" + name)))
        .validate(value)
        .stream()
        .map(Schemas::problem)
        .toList();
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

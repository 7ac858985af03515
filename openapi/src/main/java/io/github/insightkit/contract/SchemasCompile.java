package io.github.insightkit.contract;

import com.networknt.schema.InvalidSchemaRefException;
import com.networknt.schema.SchemaException;
import java.util.List;
import java.util.Optional;

/** Every schema can be built, its regular expressions included. */
final class SchemasCompile implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    if (!new References().problems(contract).isEmpty()) {
      // One cause, one message: a schema that refers to nothing can't be built either.
      return List.of();
    }
    return SchemaPlaces.roots(contract).stream()
        .flatMap(schema -> obstacle(contract, schema).stream())
        .toList();
  }

  private static Optional<Problem> obstacle(Contract contract, Place schema) {
    try {
      contract.schemas().compile(schema.pointer());
      return Optional.empty();
    } catch (InvalidSchemaRefException dangling) {
      // References names the place of the reference itself.
      return Optional.empty();
    } catch (SchemaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      return Optional.of(
          schema.problem(
              "a schema that can be built",
              "one that can't (%s)".formatted(reason.getMessage()),
              "correct the schema"));
    }
  }
}

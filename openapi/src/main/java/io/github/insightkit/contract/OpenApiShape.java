package io.github.insightkit.contract;

import java.util.List;

/**
 * The document, its schemas included, has the shape of OpenAPI 3.1.
 *
 * <p>Judged by the schema that the OpenAPI Initiative publishes.
 */
final class OpenApiShape implements Check {

  private final MetaSchema openApi =
      new MetaSchema("https://spec.openapis.org/oas/3.1/schema-base/2025-11-23", "OpenAPI 3.1");

  @Override
  public List<Problem> problems(Contract contract) {
    return openApi.problems(contract);
  }
}

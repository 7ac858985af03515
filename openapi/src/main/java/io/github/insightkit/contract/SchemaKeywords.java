package io.github.insightkit.contract;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * Every member of every schema is a keyword.
 *
 * <p>JSON Schema ignores what it doesn't know, so that a misspelt {@code required} requires
 * nothing, and says nothing about it.
 */
final class SchemaKeywords implements Check {

  private final Set<String> known =
      keywords(URI.create("https://spec.openapis.org/oas/3.1/dialect/2024-11-10"));

  @Override
  public List<Problem> problems(Contract contract) {
    return SchemaPlaces.roots(contract).stream()
        .flatMap(SchemaPlaces::within)
        .flatMap(schema -> schema.members().stream())
        .filter(member -> !known.contains(member.name()) && !member.name().startsWith("x-"))
        .map(
            member ->
                member.problem(
                    "a keyword of JSON Schema 2020-12 or OpenAPI 3.1",
                    member.name(),
                    "correct its spelling, or begin it with x- if it is an extension"))
        .toList();
  }

  /** A dialect is the sum of the vocabularies it refers to; each lists its keywords. */
  private static Set<String> keywords(URI dialect) {
    Place source = new Place(JsonPointer.empty(), MetaSchema.source(dialect.toString()));
    Set<String> names = new HashSet<>();
    source.member("properties").members().forEach(keyword -> names.add(keyword.name()));
    source
        .member("allOf")
        .items()
        .forEach(part -> names.addAll(keywords(dialect.resolve(part.text("$ref")))));
    return Set.copyOf(names);
  }
}

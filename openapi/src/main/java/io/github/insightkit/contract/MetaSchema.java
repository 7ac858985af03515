package io.github.insightkit.contract;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A schema for the document itself, from the class path, with its complaints made readable. */
final class MetaSchema {

  /** The validator speaks the language of the machine unless it is told another. */
  static final SchemaRegistryConfig ENGLISH =
      SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaRegistryConfig(ENGLISH)
                  .schemaIdResolvers(
                      ids ->
                          ids.mapPrefix("https://spec.openapis.org/oas/3.1", "classpath:oas/3.1")
                              .mapPrefix("urn:insightkit:", "classpath:")));

  private static final int LONGEST_EXCERPT = 60;

  private final Schema schema;
  private final String author;

  /**
   * Loads a schema.
   *
   * @param iri its identifier, mapped to the class path
   * @param author whose rules it holds, for the messages
   */
  MetaSchema(String iri, String author) {
    this.schema = REGISTRY.getSchema(SchemaLocation.of(iri));
    this.author = author;
  }

  /** Returns the schema of that identifier as the tree it was read from. */
  static JsonNode source(String iri) {
    return REGISTRY.getSchema(SchemaLocation.of(iri)).getSchemaNode();
  }

  List<Problem> problems(Contract contract) {
    List<Error> errors = schema.validate(contract.root().node());
    List<Problem> problems = new ArrayList<>();
    errors.stream()
        .filter(error -> !isEcho(error, errors))
        .collect(groupingBy(MetaSchema::place, LinkedHashMap::new, toList()))
        .forEach((place, told) -> problems.add(problem(contract, place, told)));
    return problems;
  }

  private Problem problem(Contract contract, JsonPointer place, List<Error> told) {
    if (told.stream().anyMatch(MetaSchema::isUnknownMember)) {
      return Problem.at(
          place,
          "a member that %s knows here".formatted(author),
          place.last().getMatchingProperty(),
          "correct its spelling or remove it");
    }
    String messages = told.stream().map(Error::getMessage).distinct().collect(joining(", or "));
    String value = contract.root().node().at(place).toString();
    String came = value.length() > LONGEST_EXCERPT ? messages : value + ": " + messages;
    return Problem.at(place, "what %s allows here".formatted(author), came, "correct it");
  }

  private static JsonPointer place(Error error) {
    JsonPointer object = JsonPointer.compile(error.getInstanceLocation().toString());
    return isUnknownMember(error) ? object.appendProperty(error.getProperty()) : object;
  }

  /**
   * A member whose own schema fails counts as unevaluated too, and so may its siblings. Such an
   * error repeats another one, which names the cause.
   */
  private static boolean isEcho(Error error, List<Error> all) {
    if (!isUnknownMember(error)) {
      return false;
    }
    String object = error.getInstanceLocation().toString();
    String member = place(error).toString();
    return all.stream()
        .anyMatch(
            other -> {
              String there = place(other).toString();
              return there.startsWith(member + "/")
                  || (!isUnknownMember(other) && (there.equals(object) || isMember(there, object)));
            });
  }

  private static boolean isUnknownMember(Error error) {
    return "unevaluatedProperties".equals(error.getKeyword());
  }

  private static boolean isMember(String pointer, String object) {
    return pointer.startsWith(object + "/") && pointer.indexOf('/', object.length() + 1) < 0;
  }
}

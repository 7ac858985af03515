package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Every example is taken by the schema beside it, and refused by the schema it says it violates.
 *
 * <p>An example that nobody uses is a claim that nobody checks, and counts as a problem.
 */
final class Examples implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    usesOf(contract).forEach(use -> refused(contract, use).ifPresent(problems::add));
    Set<String> used = usedNames(contract);
    for (Place example : contract.at("components", "examples").members()) {
      if (!example.node().has("value")) {
        problems.add(
            example.problem("a value to judge", example.node().toString(), "give it a value"));
      } else if (example.node().has("x-violates")) {
        taken(contract, example).ifPresent(problems::add);
      } else if (!used.contains(example.name())) {
        problems.add(
            example.problem(
                "an example that something uses",
                "one that no body, answer or transition names",
                "name it where it belongs or remove it"));
      }
    }
    return problems;
  }

  /**
   * A value shown beside a schema.
   *
   * @param place where the use stands
   * @param value what is shown
   * @param schema what it is shown for
   */
  private record Use(Place place, JsonNode value, Place schema) {}

  /**
   * Returns, by where an example stands, the schemas of the bodies and answers that refer to it.
   */
  static Map<JsonPointer, Set<JsonPointer>> shown(Contract contract) {
    return usesOf(contract)
        .collect(
            Collectors.groupingBy(
                use -> contract.follow(use.place()).pointer(),
                Collectors.mapping(
                    use -> contract.follow(use.schema()).pointer(), Collectors.toSet())));
  }

  private static Stream<Use> usesOf(Contract contract) {
    Stream<Use> besideSchemas =
        Stream.concat(contract.at("paths").tree(), contract.at("components").tree())
            .filter(place -> place.node().isObject() && place.node().has("schema"))
            .flatMap(place -> besideSchema(contract, place));
    Stream<Use> insideSchemas =
        SchemaPlaces.roots(contract).stream()
            .flatMap(SchemaPlaces::within)
            .flatMap(
                schema ->
                    Stream.concat(
                            Stream.of(schema.member("example")),
                            schema.member("examples").items().stream())
                        .map(example -> new Use(example, example.node(), schema)));
    return Stream.concat(besideSchemas, insideSchemas).filter(use -> use.place().exists());
  }

  private static Stream<Use> besideSchema(Contract contract, Place holder) {
    Place schema = holder.member("schema");
    Place example = holder.member("example");
    return Stream.concat(
        Stream.of(new Use(example, example.node(), schema)),
        holder.member("examples").members().stream()
            .map(use -> new Use(use, contract.follow(use).node().path("value"), schema)));
  }

  private static Optional<Problem> refused(Contract contract, Use use) {
    Place schema = contract.follow(use.schema());
    // An example that many refer to is wrong once.
    Place example = contract.follow(use.place());
    if (!schema.exists() || !example.exists()) {
      return Optional.empty();
    }
    return contract
        .schemas()
        .objections(schema, use.value())
        .filter(objections -> !objections.isEmpty())
        .map(
            objections ->
                example.problem(
                    "an example that #%s takes".formatted(schema.pointer()),
                    "%s: %s".formatted(use.value(), objections),
                    "correct the example or the schema"));
  }

  private static Optional<Problem> taken(Contract contract, Place example) {
    String violated = example.text("x-violates");
    return contract
        .target(violated)
        .filter(Place::exists)
        .flatMap(schema -> contract.schemas().takes(schema, example.member("value").node()))
        .filter(taken -> taken)
        .map(
            taken ->
                example.problem(
                    "an example that %s refuses".formatted(violated),
                    "%s, which it takes".formatted(example.member("value").node()),
                    "correct the example, or remove x-violates and use it"));
  }

  private static Set<String> usedNames(Contract contract) {
    Set<String> names = new HashSet<>();
    Place examples = contract.at("components", "examples");
    contract
        .root()
        .tree()
        .flatMap(place -> contract.target(place.text("$ref")).stream())
        .filter(target -> target.pointer().head() != null)
        .filter(target -> examples.pointer().equals(target.pointer().head()))
        .forEach(target -> names.add(target.name()));
    for (Transition transition : contract.transitions()) {
      names.add(transition.request());
      names.add(transition.response());
    }
    return names;
  }
}

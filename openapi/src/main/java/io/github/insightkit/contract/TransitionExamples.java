package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Each row of the table shows a request that asks for its state, and the answer it gets.
 *
 * <p>What all rows that name an example have against it is told once, at the example.
 */
final class TransitionExamples implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    Taken taken = new Taken(contract, Examples.shown(contract));
    Map<String, List<Transition>> requests = new LinkedHashMap<>();
    for (Transition row : contract.transitions()) {
      requests.computeIfAbsent(row.request(), name -> new ArrayList<>()).add(row);
      switch (row.outcome()) {
        case "accepted" -> response(taken, row, taken.contract().responseSchemas("2"), problems);
        case "refused" -> response(taken, row, taken.contract().responseSchemas("4"), problems);
        case "unspecified" -> noResponse(row, problems);
        default -> {
          // StateMachineShape names the outcome that isn't one.
        }
      }
    }
    requests.forEach((name, rows) -> request(taken, name, rows, problems));
    return problems;
  }

  private static void request(
      Taken taken, String name, List<Transition> rows, List<Problem> problems) {
    Contract contract = taken.contract();
    Place example = contract.at("components", "examples", name);
    if (!example.exists()) {
      problems.add(
          rows.size() == 1
              ? unknownExample(rows.get(0).place().member("request"))
              : contract
                  .at("components", "examples")
                  .problem(
                      "an entry " + name + ", which " + rows.size() + " transitions name",
                      "none",
                      "add the example, or name another one there"));
      return;
    }
    Map<String, JsonNode> classifications = new HashMap<>();
    contract.states().forEach(state -> classifications.put(state.name(), state.classification()));
    Set<String> targets = rows.stream().map(Transition::to).collect(Collectors.toSet());
    JsonNode asked = example.member("value").node().path(contract.valueMember());
    for (Transition row : rows) {
      JsonNode wanted = classifications.getOrDefault(row.to(), asked);
      if (!wanted.equals(asked)) {
        boolean ofExample = rows.size() > 1 && targets.size() == 1;
        problems.add(
            (ofExample ? example : row.place().member("request"))
                .problem(
                    "an example that asks for " + wanted,
                    "%s, which is %s".formatted(name, example.member("value").node()),
                    "name another example or correct this one"));
      }
    }
    taken.by(contract.requestSchemas(), rows.get(0).place().member("request"), example, problems);
  }

  private static void response(
      Taken taken, Transition row, List<Place> schemas, List<Problem> problems) {
    Place place = row.place().member("response");
    Place example = taken.contract().at("components", "examples", row.response());
    if (row.response().isEmpty()) {
      problems.add(
          row.place()
              .problem(
                  "response, for the outcome is " + row.outcome(),
                  "none",
                  "name the example of the answer"));
    } else if (!example.exists()) {
      problems.add(unknownExample(place));
    } else {
      taken.by(schemas, place, example, problems);
    }
  }

  private static void noResponse(Transition row, List<Problem> problems) {
    if (!row.response().isEmpty()) {
      problems.add(
          row.place()
              .member("response")
              .problem(
                  "none, for the outcome is unspecified",
                  row.response(),
                  "remove it, or say which outcome the contract demands"));
    }
  }

  /**
   * Whether examples are taken by schemas.
   *
   * @param contract the document
   * @param shown where an example stands, with the schemas that {@link Examples} holds it to
   */
  private record Taken(Contract contract, Map<JsonPointer, Set<JsonPointer>> shown) {
    void by(List<Place> schemas, Place place, Place example, List<Problem> problems) {
      JsonNode body = example.member("value").node();
      for (Place schema : schemas) {
        if (shown.getOrDefault(example.pointer(), Set.of()).contains(schema.pointer())) {
          continue;
        }
        contract
            .schemas()
            .objections(schema, body)
            .filter(objections -> !objections.isEmpty())
            .ifPresent(
                objections ->
                    problems.add(
                        place.problem(
                            "an example that #%s takes".formatted(schema.pointer()),
                            "%s: %s".formatted(example.name(), objections),
                            "name another example or correct this one")));
      }
    }
  }

  private static Problem unknownExample(Place place) {
    return place.problem(
        "the name of an entry of #/components/examples",
        place.node().toString(),
        "correct the name or add the example");
  }
}

package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Each row of the table shows a request that asks for its state, and the answer it gets. */
final class TransitionExamples implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    for (Transition row : contract.transitions()) {
      request(contract, row, problems);
      switch (row.outcome()) {
        case "accepted" -> response(contract, row, contract.responseSchemas("2"), problems);
        case "refused" -> response(contract, row, contract.responseSchemas("4"), problems);
        case "unspecified" -> noResponse(row, problems);
        default -> {
          // StateMachineShape names the outcome that isn't one.
        }
      }
    }
    return problems;
  }

  private static void request(Contract contract, Transition row, List<Problem> problems) {
    Place place = row.place().member("request");
    Place example = contract.at("components", "examples", row.request());
    if (!example.exists()) {
      problems.add(unknownExample(place));
      return;
    }
    JsonNode body = example.member("value").node();
    contract.states().stream()
        .filter(state -> state.name().equals(row.to()))
        .filter(state -> !state.classification().equals(body.path("classification")))
        .findFirst()
        .ifPresent(
            state ->
                problems.add(
                    place.problem(
                        "an example that asks for " + state.classification(),
                        "%s, which is %s".formatted(row.request(), body),
                        "name another example or correct this one")));
    taken(contract, place, example, contract.requestSchemas(), problems);
  }

  private static void response(
      Contract contract, Transition row, List<Place> schemas, List<Problem> problems) {
    Place place = row.place().member("response");
    Place example = contract.at("components", "examples", row.response());
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
      taken(contract, place, example, schemas, problems);
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

  private static void taken(
      Contract contract, Place place, Place example, List<Place> schemas, List<Problem> problems) {
    JsonNode body = example.member("value").node();
    for (Place schema : schemas) {
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

  private static Problem unknownExample(Place place) {
    return place.problem(
        "the name of an entry of #/components/examples",
        place.node().toString(),
        "correct the name or add the example");
  }
}

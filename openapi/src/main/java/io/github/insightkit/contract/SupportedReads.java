package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every operation of the reads is one that the SDK can make: a get in a scope of the contract, with
 * the answer that is read there; and each filter is made of one of them.
 */
final class SupportedReads implements Check {

  private static final String TAG = "InsightReads";

  @Override
  public List<Problem> problems(Contract reads) {
    List<Problem> problems = new ArrayList<>();
    Map<Reading, Place> marked = new EnumMap<>(Reading.class);
    Contract contract = reads.beside();
    Place servers = reads.at("servers");
    if (!servers.node().equals(contract.at("servers").node())) {
      problems.add(
          servers.problem(
              "the server of the contract, for one client sends to both",
              servers.node().toString(),
              "name that one"));
    }
    for (Place operation : reads.operations()) {
      named(operation, problems);
      parameters(reads, contract, operation, problems);
      Optional<Reading> reading = Reading.of(operation);
      reading.ifPresent(of -> answer(reads, of, operation, problems));
      for (Reading filtered : Reading.values()) {
        Place mark = operation.member(filtered.mark());
        if (mark.exists()) {
          boolean isThere =
              reading.equals(Optional.of(filtered))
                  && marked.putIfAbsent(filtered, operation) == null;
          mark(mark, filtered, isThere, problems);
        }
      }
    }
    for (Reading filtered : Reading.values()) {
      if (!marked.containsKey(filtered)) {
        problems.add(
            reads
                .at("paths")
                .problem(
                    "%s at one operation, of which the SDK makes the class %s"
                        .formatted(filtered.mark(), filtered.filter()),
                    "none",
                    "say it at one"));
      }
    }
    return problems;
  }

  private static void named(Place operation, List<Problem> problems) {
    if (!operation.name().equals("get")) {
      problems.add(
          operation.problem(
              "get, the one method that reads",
              operation.name(),
              "remove it; what changes stands in the contract"));
    }
    OperationName.check(operation, TAG, problems);
  }

  /** Those of the path are the contract's, and all others belong to the query. */
  private static void parameters(
      Contract reads, Contract contract, Place operation, List<Problem> problems) {
    for (Place parameter : PathParameters.all(reads, operation)) {
      String in = parameter.text("in");
      if (!in.equals("path") && !in.equals("query")) {
        problems.add(
            parameter
                .member("in")
                .problem(
                    "path or query, for the SDK sends no other parameter", in, "leave it out"));
      }
    }
    List<Place> inPath = PathParameters.of(reads, operation);
    boolean isOfOne = operation.text("x-reads").equals("changesOfOne");
    contract.operations().stream()
        .filter(change -> change.text("x-scope").equals(operation.text("x-scope")))
        .map(change -> PathParameters.of(contract, change))
        .map(parameters -> isOfOne ? parameters : parameters.subList(0, 1))
        .filter(parameters -> !inPath.equals(parameters))
        .forEach(
            parameters ->
                problems.add(
                    reads
                        .parent(operation)
                        .member("parameters")
                        .problem(
                            "the contract's parameters %s, by which the SDK names an insight"
                                .formatted(names(parameters)),
                            names(inPath).toString(),
                            "refer to these and no others")));
  }

  private static List<String> names(List<Place> parameters) {
    return parameters.stream().map(parameter -> parameter.text("name")).toList();
  }

  private static void answer(
      Contract reads, Reading reading, Place operation, List<Problem> problems) {
    for (Place answer : operation.member("responses").members()) {
      boolean isSuccess = answer.name().startsWith("2");
      Place named = reads.at("components", "schemas", reading.answer());
      Place content = reads.follow(answer).member("content");
      Place schema = content.member("application/json").member("schema");
      if (isSuccess && !reads.follow(schema).equals(named)) {
        problems.add(
            answer.problem(
                "an answer of the schema #%s, for the SDK reads no other"
                    .formatted(named.pointer()),
                schema.node().toString(),
                "refer to it"));
      }
    }
  }

  private static void mark(
      Place mark, Reading filtered, boolean isAtItsPlace, List<Problem> problems) {
    if (!isAtItsPlace) {
      problems.add(
          mark.problem(
              "%s once, at an operation that reads what it asks for".formatted(filtered.mark()),
              "it again, or elsewhere",
              "remove it"));
    } else if (!mark.text("type").equals(filtered.filter()) || mark.text("what").isBlank()) {
      problems.add(
          mark.problem(
              "the type %s, as the SDK calls it, and what it says of itself"
                  .formatted(filtered.filter()),
              mark.node().toString(),
              "describe it so"));
    }
  }
}

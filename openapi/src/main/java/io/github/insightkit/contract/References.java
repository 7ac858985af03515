package io.github.insightkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/** Every {@code $ref} and {@code x-violates} points at something of the right kind. */
final class References implements Check {

  private static final Set<String> KINDS =
      Set.of("examples", "headers", "parameters", "responses", "securitySchemes");

  @Override
  public List<Problem> problems(Contract contract) {
    return contract
        .root()
        .tree()
        .flatMap(place -> Stream.of(place.member("$ref"), place.member("x-violates")))
        .filter(Place::exists)
        .flatMap(reference -> problem(contract, reference).stream())
        .toList();
  }

  private static Optional<Problem> problem(Contract contract, Place reference) {
    String text = reference.node().stringValue("");
    Optional<Place> target = contract.target(text);
    if (target.isEmpty()) {
      return Optional.of(
          reference.problem(
              "a reference into this document or one beside it",
              reference.node().toString(),
              "write it as #/ and the way to the target, behind the file's name if it is another"));
    }
    if (!target.get().exists()) {
      return Optional.of(
          reference.problem(
              "a reference to something that is there",
              text + ", where nothing stands",
              "correct the reference or add its target"));
    }
    if (contract.follow(target.get()).node().path("$ref").isString()) {
      return Optional.of(
          reference.problem(
              "a chain of references that ends",
              text + ", which leads in a circle",
              "let one of them say what it is"));
    }
    String home = "#/components/" + kind(reference.pointer()) + "/";
    if (!text.startsWith(home, text.indexOf('#'))) {
      return Optional.of(
          reference.problem(
              "a reference to something below " + home, text, "correct the reference"));
    }
    return Optional.empty();
  }

  /** The name of the collection around the reference, or of the member it fills, gives the kind. */
  private static String kind(JsonPointer reference) {
    JsonPointer holder = reference.head();
    boolean ofSchema =
        reference.toString().startsWith("/components/schemas/")
            || reference.last().getMatchingProperty().equals("x-violates");
    if (ofSchema || holder.head() == null) {
      return "schemas";
    }
    if (holder.last().getMatchingProperty().equals("requestBody")) {
      return "requestBodies";
    }
    JsonPointer collection = holder.head().last();
    return collection != null && KINDS.contains(collection.getMatchingProperty())
        ? collection.getMatchingProperty()
        : "schemas";
  }
}

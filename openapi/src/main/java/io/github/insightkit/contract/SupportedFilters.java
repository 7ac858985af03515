package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a reading can be asked for is what the SDK's filters and the fake for tests of users carry,
 * and the same wherever one filter serves.
 */
final class SupportedFilters implements Check {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");
  private static final Pattern NAME_OF_OPPOSITE = Pattern.compile("[a-z][a-z0-9_]*[~!a-z0-9_]*");

  /** What a parameter may say of itself, beside extensions. */
  private static final Set<String> OF_PARAMETER =
      Set.of("name", "in", "description", "schema", "example", "examples");

  private static final Set<String> OF_SCHEMA =
      Set.of("type", "format", "items", "enum", "description", "title", "example", "examples");
  private static final Set<String> OF_INTEGER = Set.of("minimum", "maximum", "default");

  /** Methods that every filter has. */
  private static final Set<String> OF_FILTER = Set.of("all", "query", "with");

  @Override
  public List<Problem> problems(Contract reads) {
    Map<Reading, List<Place>> operations = new EnumMap<>(Reading.class);
    for (Place operation : reads.operations()) {
      Reading.of(operation)
          .ifPresent(
              reading ->
                  operations.computeIfAbsent(reading, r -> new ArrayList<>()).add(operation));
    }
    // What the first operation of a kind is asked for holds for the others, or is told of them.
    List<Problem> problems = new ArrayList<>();
    operations.forEach((reading, of) -> needed(reads, reading, of.get(0), problems));
    if (problems.isEmpty()) {
      operations.forEach((reading, of) -> same(reads, reading, of, problems));
    }
    if (problems.isEmpty()) {
      operations.forEach(
          (reading, of) -> {
            List<Place> query = Reading.parameters(reads, of.get(0));
            query.forEach(parameter -> parameter(reads, reading, parameter, problems));
            opposites(query, problems);
          });
    }
    return problems;
  }

  /** The SDK's own code asks for some of them. */
  private static void needed(
      Contract reads, Reading reading, Place operation, List<Problem> problems) {
    Map<String, Place> named = new HashMap<>();
    Reading.parameters(reads, operation).forEach(p -> named.put(p.text("name"), p));
    reading
        .needed()
        .forEach(
            (name, type) -> {
              Place parameter = named.getOrDefault(name, operation.member("parameters"));
              String came = named.containsKey(name) ? Filtered.name(reads, parameter) : "none";
              if (!came.equals(type)) {
                problems.add(
                    parameter.problem(
                        "a parameter %s, %s, by which the SDK reads".formatted(name, type),
                        came,
                        "describe it so"));
              }
            });
  }

  private static void same(
      Contract reads, Reading reading, List<Place> operations, List<Problem> problems) {
    Place first = operations.get(0);
    for (Place operation : operations) {
      List<Place> query = Reading.parameters(reads, operation);
      if (!query.equals(Reading.parameters(reads, first))) {
        problems.add(
            operation
                .member("parameters")
                .problem(
                    "the parameters of %s, for the one %s asks both"
                        .formatted(first.text("operationId"), reading.filter()),
                    query.stream().map(p -> p.text("name")).toList().toString(),
                    "let both refer to the same, in the same order"));
      }
    }
  }

  private static void parameter(
      Contract reads, Reading reading, Place parameter, List<Problem> problems) {
    String name = parameter.text("name");
    boolean isOpposite = !parameter.text("x-excludes").isEmpty();
    String java = JavaName.words(name);
    if (!(isOpposite ? NAME_OF_OPPOSITE : NAME).matcher(name).matches()
        || OF_FILTER.contains(java)
        || !JavaName.isFree(java)) {
      problems.add(
          parameter
              .member("name")
              .problem(
                  "lower-case words joined by underscores that a method of %s can be called like"
                      .formatted(reading.filter()),
                  name,
                  "leave it out"));
      return;
    }
    for (Place keyword : parameter.members()) {
      if (!OF_PARAMETER.contains(keyword.name()) && !keyword.name().startsWith("x-")) {
        problems.add(
            keyword.problem(
                "a parameter that may be left out and is repeated for each of its values, for the"
                    + " SDK sends no other",
                keyword.name(),
                "remove it"));
      }
    }
    if (parameter.text("description").isBlank()) {
      problems.add(
          parameter.problem("a description, which the SDK shows", "none", "say what it is"));
    }
    Optional<Filtered> type = Filtered.of(reads, parameter);
    if (type.isEmpty()) {
      problems.add(
          parameter
              .member("schema")
              .problem(
                  Filtered.CARRIED,
                  parameter.member("schema").node().toString(),
                  "describe it so"));
      return;
    }
    constraints(reads, parameter, type.get(), problems);
    if (!reading.knows(name)) {
      compared(reads, reading, parameter, type.get(), problems);
    }
  }

  /** What the SDK doesn't hold a caller to must not be said where a machine reads it. */
  private static void constraints(
      Contract reads, Place parameter, Filtered type, List<Problem> problems) {
    Place schema = reads.follow(parameter.member("schema"));
    boolean isInteger = type == Filtered.INTEGER;
    for (Place keyword : schema.members()) {
      boolean isHeld =
          OF_SCHEMA.contains(keyword.name()) || (isInteger && OF_INTEGER.contains(keyword.name()));
      if (!isHeld && !keyword.name().startsWith("x-")) {
        problems.add(
            keyword.problem(
                "a limit that the SDK's filters hold their callers to (minimum, maximum and default"
                    + " of an integer)",
                keyword.name(),
                "remove it, or say it in words in the description"));
      }
    }
    for (Place keyword : reads.follow(schema.member("items")).members()) {
      if (!OF_SCHEMA.contains(keyword.name()) && !keyword.name().startsWith("x-")) {
        problems.add(
            keyword.problem(
                "values without limits, for the SDK's filters hold their callers to none",
                keyword.name(),
                "remove it, or say it in words in the description"));
      }
    }
    boolean turnsPages = parameter.node().path("x-paging").asBoolean(false);
    for (String limit : isInteger ? OF_INTEGER.stream().sorted().toList() : List.<String>of()) {
      boolean isNeeded = !turnsPages || limit.equals("default");
      if (isNeeded && !schema.member(limit).node().isIntegralNumber()) {
        problems.add(
            schema.problem(
                "an integer with %s, which the SDK says and the fake begins with"
                    .formatted(turnsPages ? "a default" : "a minimum, a maximum and a default"),
                "no " + limit,
                "add it"));
      }
    }
  }

  /** The fake for tests of users compares a member with what is asked for. */
  private static void compared(
      Contract reads, Reading reading, Place parameter, Filtered type, List<Problem> problems) {
    String member = Reading.member(parameter);
    Place compared = reads.at("components", "schemas", reading.entry(), "properties", member);
    Optional<MemberType> has =
        compared.exists() ? MemberType.of(reads, compared) : Optional.empty();
    // What an entry doesn't say of itself is compared with nothing, and found in none.
    boolean isComparable =
        type.isCompared()
            && has.map(is -> !is.isList() && type.matches(is)).orElse(!compared.exists());
    if (!isComparable) {
      problems.add(
          parameter.problem(
              ("one of %s, or a boolean, a text or an enumeration that the fake of the SDK compares"
                      + " with the member %s of %s")
                  .formatted(reading.known(), member, reading.entry()),
              parameter.text("name"),
              "describe both alike, or leave the parameter out"));
    }
  }

  private static void opposites(List<Place> query, List<Problem> problems) {
    Set<String> names = new HashSet<>();
    query.stream()
        .filter(parameter -> parameter.text("x-excludes").isEmpty())
        .forEach(parameter -> names.add(parameter.text("name")));
    for (Place parameter : query) {
      String of = parameter.text("x-excludes");
      // Removed, so that two opposites of one parameter are told as well.
      if (parameter.node().has("x-excludes") && !names.remove(of)) {
        problems.add(
            parameter
                .member("x-excludes")
                .problem(
                    "the name of a parameter beside it that has no other opposite",
                    of,
                    "name one, or leave it out"));
      }
    }
  }
}

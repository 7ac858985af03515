package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every operation of the contract is one that the SDK and the kit can make: the same change, in one
 * scope each, with answers they can tell apart.
 */
final class SupportedOperations implements Check {

  private static final Pattern SUCCESS = Pattern.compile("2XX|2(?!04|05)\\d\\d");
  private static final Pattern REFUSAL = Pattern.compile("4XX|4\\d\\d");
  private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9_.~-]+|\\{\\w+}))+");
  private static final Pattern SERVER = Pattern.compile("https://[A-Za-z0-9._:/~-]+");
  private static final Set<String> OF_PARAMETER =
      Set.of("type", "maxLength", "minLength", "description", "title", "example", "examples");
  private static final String TAG = "InsightClassification";

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    Place servers = contract.at("servers");
    if (servers.items().size() != 1 || !SERVER.matcher(server(servers)).matches()) {
      problems.add(
          servers.problem(
              "one server, by its https URL without variables",
              servers.node().toString(),
              "name the public API"));
    }
    List<Place> operations = new ArrayList<>();
    for (Place operation : contract.operations()) {
      if (operation.name().equals("patch")) {
        operations.add(operation);
      } else {
        problems.add(
            operation.problem(
                "patch, the one method that the SDK and the kit send here",
                operation.name(),
                "remove it; what reads stands in insight-reads.yaml"));
      }
    }
    Set<String> scopes = new HashSet<>();
    for (Place operation : operations) {
      scope(operation, scopes, problems);
      named(contract, operation, problems);
      parameters(contract, operation, problems);
      Place first = operations.get(0);
      boolean told = false;
      if (operation.equals(first) || !isSame(first, operation, "requestBody")) {
        told = body(contract, operation, problems);
      }
      if (operation.equals(first) || !isSame(first, operation, "responses")) {
        told |= answers(contract, operation, problems);
      }
      if (!told) {
        same(contract, first, operation, problems);
      }
    }
    return problems;
  }

  private static String server(Place servers) {
    return servers.items().get(0).text("url");
  }

  private static void scope(Place operation, Set<String> scopes, List<Problem> problems) {
    if (!scopes.add(operation.text("x-scope"))) {
      problems.add(
          operation
              .member("x-scope")
              .problem("a scope of its own", operation.text("x-scope") + " again", "name another"));
    }
  }

  private static void named(Contract contract, Place operation, List<Problem> problems) {
    Place path = contract.parent(operation);
    if (!PATH.matcher(path.name()).matches()) {
      problems.add(
          path.problem(
              "a path of letters, digits and parameters", path.name(), "correct the path"));
    }
    OperationName.check(operation, TAG, problems);
  }

  private static void parameters(Contract contract, Place operation, List<Problem> problems) {
    for (Place parameter : PathParameters.all(contract, operation)) {
      if (!parameter.text("in").equals("path")) {
        problems.add(
            parameter.problem(
                "a parameter of the path, for the SDK sends no other",
                "one in " + parameter.text("in"),
                "remove it"));
      }
    }
    List<Place> inPath = PathParameters.of(contract, operation);
    if (inPath.size() != 2) {
      problems.add(
          contract
              .parent(operation)
              .member("parameters")
              .problem(
                  "two parameters, that of the scope and that of the insight",
                  inPath.stream().map(parameter -> parameter.text("name")).toList().toString(),
                  "let the path have these two"));
    }
    for (Place parameter : inPath) {
      parameter(contract, parameter, problems);
    }
  }

  private static void parameter(Contract contract, Place parameter, List<Problem> problems) {
    Place schema = contract.follow(parameter.member("schema"));
    for (Place keyword : schema.members()) {
      boolean held = OF_PARAMETER.contains(keyword.name());
      if (!held && !keyword.name().startsWith("x-")) {
        problems.add(
            keyword.problem(
                "a limit of an identifier that the SDK holds its callers to (maxLength, and a"
                    + " minLength of 1)",
                keyword.name(),
                "remove it, or say it in words in the description"));
      }
    }
    if (!schema.text("type").equals("string")) {
      problems.add(schema.member("type").problem("string", schema.text("type"), "describe it so"));
    }
    if (schema.node().path("minLength").asInt(0) > 1) {
      problems.add(
          schema
              .member("minLength")
              .problem("at most 1", schema.member("minLength").node().toString(), "lower it"));
    }
    if (parameter.text("description").isBlank()) {
      problems.add(
          parameter.problem("a description, which the SDK shows", "none", "say what it is"));
    }
  }

  private static boolean isSame(Place first, Place operation, String part) {
    return operation.member(part).node().equals(first.member(part).node());
  }

  private static boolean body(Contract contract, Place operation, List<Problem> problems) {
    int before = problems.size();
    onlyJson(contract.follow(operation.member("requestBody")), problems);
    return problems.size() > before;
  }

  private static boolean answers(Contract contract, Place operation, List<Problem> problems) {
    int before = problems.size();
    for (Place answer : operation.member("responses").members()) {
      if (!SUCCESS.matcher(answer.name()).matches() && !REFUSAL.matcher(answer.name()).matches()) {
        problems.add(
            answer.problem(
                "a success with a body (2XX, or a status from 200 on but 204 and 205) or a refusal"
                    + " (4XX, or a status from 400 to 499)",
                answer.name(),
                "remove it, for the SDK and the kit read every other in one way"));
      } else {
        onlyJson(contract.follow(answer), problems);
      }
    }
    return problems.size() > before;
  }

  private static void onlyJson(Place holder, List<Problem> problems) {
    for (Place type : holder.member("content").members()) {
      if (!type.name().equals("application/json")) {
        problems.add(
            type.problem(
                "application/json and no other type, for the SDK and the kit speak no other",
                type.name(),
                "remove it"));
      }
    }
  }

  /** The scopes differ in their paths, and in nothing else. */
  private static void same(
      Contract contract, Place first, Place operation, List<Problem> problems) {
    for (String part : List.of("requestBody", "responses")) {
      if (!isSame(first, operation, part)) {
        problems.add(
            operation
                .member(part)
                .problem(
                    "the same as in %s, for the rules hold in every scope"
                        .formatted(first.text("operationId")),
                    "something else",
                    "let both refer to the same"));
      }
    }
    List<Place> ours = PathParameters.of(contract, operation);
    List<Place> theirs = PathParameters.of(contract, first);
    if (ours.size() == 2
        && theirs.size() == 2
        && !ours.get(1).node().equals(theirs.get(1).node())) {
      problems.add(
          contract
              .parent(operation)
              .member("parameters")
              .problem(
                  "the same parameter for the insight as in " + first.text("operationId"),
                  ours.get(1).text("name"),
                  "let both refer to the same"));
    }
    for (String status : List.of("2", "4")) {
      List<Place> schemas = contract.responseSchemas(status);
      String wanted = status.equals("2") ? "SuccessEnvelope" : "FailureEnvelope";
      Place named = contract.at("components", "schemas", wanted);
      if (operation.equals(first) && !schemas.equals(List.of(named))) {
        problems.add(
            operation
                .member("responses")
                .problem(
                    "answers %sXX of the one schema #%s".formatted(status, named.pointer()),
                    schemas.stream().map(schema -> "#" + schema.pointer()).toList().toString(),
                    "let each refer to it"));
      }
    }
  }
}

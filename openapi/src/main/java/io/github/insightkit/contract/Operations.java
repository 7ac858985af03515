package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Every operation says what the SDK and the kit are made from: its name, its scope, the parameters
 * of its path, its body unless it only reads, and what success and failure look like.
 */
final class Operations implements Check {

  private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]+)}");

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Place operation : contract.operations()) {
      String name = operation.text("operationId");
      if (name.isEmpty() || !names.add(name)) {
        problems.add(
            operation
                .member("operationId")
                .problem("a name of its own", name, "name the operation"));
      }
      parameters(contract, operation, problems::add);
      body(contract, operation, problems::add);
      answer(contract, operation, "2", problems::add);
      answer(contract, operation, "4", problems::add);
    }
    return problems;
  }

  private static void parameters(Contract contract, Place operation, Consumer<Problem> problems) {
    Place path = contract.parent(operation);
    Set<String> wanted =
        new TreeSet<>(
            TEMPLATE.matcher(path.name()).results().map((MatchResult r) -> r.group(1)).toList());
    Set<String> declared = new TreeSet<>();
    for (Place holder : List.of(path, operation)) {
      for (Place parameter : holder.member("parameters").items()) {
        Place target = contract.follow(parameter);
        if (target.text("in").equals("path")) {
          declared.add(target.text("name"));
        }
      }
    }
    if (!wanted.equals(declared)) {
      problems.accept(
          path.member("parameters")
              .problem(
                  "the path parameters " + wanted,
                  declared.toString(),
                  "declare each parameter of the path, and no other"));
    }
  }

  private static void body(Contract contract, Place operation, Consumer<Problem> problems) {
    Place body = operation.member("requestBody");
    if (!operation.name().equals("get")) {
      content(contract, body, problems);
    } else if (body.exists()) {
      // RFC 9110, section 9.3.1: content in a GET has no meaning.
      problems.accept(body.problem("no body in a get", body.node().toString(), "remove it"));
    }
  }

  private static void answer(
      Contract contract, Place operation, String status, Consumer<Problem> problems) {
    List<Place> answers =
        operation.member("responses").members().stream()
            .filter(answer -> answer.name().startsWith(status))
            .toList();
    if (answers.isEmpty()) {
      problems.accept(
          operation
              .member("responses")
              .problem("an answer " + status + "XX", "none", "say what it looks like"));
    }
    answers.stream()
        // What has no content by its nature is refused as such, by SupportedOperations.
        .filter(answer -> !answer.name().equals("204") && !answer.name().equals("205"))
        .forEach(answer -> content(contract, answer, problems));
  }

  private static void content(Contract contract, Place body, Consumer<Problem> problems) {
    Place schema = contract.follow(body).member("content").member("application/json");
    if (!schema.node().has("schema")) {
      problems.accept(
          body.problem("content/application~1json/schema", "none", "say what the body looks like"));
    }
  }
}

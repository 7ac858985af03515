package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whatever gets a name in Java can have one, and one of its own. */
final class SupportedNames implements Check {

  private static final Pattern MEMBER =
      Pattern.compile("[a-z][a-z0-9]+([A-Z][a-z0-9]+)*|[a-z][a-z0-9]*(_[a-z][a-z0-9]*)+|[a-z]");
  private static final Pattern SCHEMA = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");

  /** What neither a comment nor a literal of the generator's would leave as it is. */
  private static final Pattern VALUE =
      Pattern.compile("(?!.*(\\*/|/\\*))[\\p{L}\\p{N}\\p{P}\\p{S} &&[^\"\\\\]]+");

  /** Methods of InsightsClient that a scope can't be called like. */
  private static final Set<String> OF_CLIENT =
      Set.of(
          "builder", "bulk", "close", "fromEnv", "in", "insight", "issue", "through", "toBuilder");

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    for (Place operation : contract.operations()) {
      scope(operation, problems);
    }
    for (Place schema : contract.at("components", "schemas").members()) {
      schema(schema, problems);
      members(schema, problems);
      values(contract, schema, problems);
    }
    states(contract, problems);
    return problems;
  }

  private static void scope(Place operation, List<Problem> problems) {
    String scope = operation.text("x-scope");
    if (!SCOPE.matcher(scope).matches()
        || OF_CLIENT.contains(JavaName.words(scope))
        || !JavaName.isFree(JavaName.words(scope))) {
      problems.add(
          operation
              .member("x-scope")
              .problem(
                  "lower-case words joined by underscores that a method of the client can be called"
                      + " like",
                  scope,
                  "name the scope so"));
    }
  }

  private static void schema(Place schema, List<Problem> problems) {
    if (!SCHEMA.matcher(schema.name()).matches() || JavaName.isUsedType(schema.name())) {
      problems.add(
          schema.problem(
              "a name that a class of the SDK can have", schema.name(), "name the schema so"));
    }
  }

  private static void members(Place schema, List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    for (Place member : schema.member("properties").members()) {
      String name = member.name();
      String java = MEMBER.matcher(name).matches() ? ChangeMember.javaName(name) : "";
      String other = seen.putIfAbsent(java, name);
      if (java.isEmpty() || !JavaName.isFree(java)) {
        problems.add(
            member.problem(
                "a name in snake_case or camelCase that a method in Java can have",
                name,
                "name it so, or leave it out"));
      } else if (other != null) {
        problems.add(
            member.problem(
                "a name that is another one in Java too",
                "%s, which is %s there, as %s is".formatted(name, java, other),
                "rename one of them"));
      }
    }
  }

  private static void values(Contract contract, Place schema, List<Problem> problems) {
    Map<String, String> names = new HashMap<>();
    contract.states().forEach(s -> names.put(s.classification().stringValue(""), s.name()));
    Set<String> constants = new HashSet<>();
    for (Place value : schema.member("enum").items()) {
      String text = value.node().stringValue("");
      if (!VALUE.matcher(text).matches()) {
        problems.add(
            value.problem(
                "a value of visible characters but \", \\, /* and */",
                value.node().toString(),
                "leave it out"));
      } else if (!constants.add(JavaName.of(names.getOrDefault(text, text)).constant())) {
        problems.add(
            value.problem(
                "a value whose constant is another one than those before it",
                value.node().toString(),
                "leave one of them out"));
      }
    }
  }

  private static void states(Contract contract, List<Problem> problems) {
    Set<String> methods = new HashSet<>();
    Set<String> types = new HashSet<>();
    ChangeBody.of(contract)
        .ifPresent(
            body -> body.members().forEach(m -> methods.add(ChangeMember.javaName(m.name()))));
    for (State state : contract.states()) {
      JavaName name = JavaName.of(state.name());
      boolean newMethod = methods.add(name.method());
      boolean newType = types.add(name.type());
      if (!(newMethod && newType) && !state.isUnclassified()) {
        problems.add(
            state
                .place()
                .member("state")
                .problem(
                    "a name that is no member's and no other state's in Java",
                    "%s, which is %s there".formatted(state.name(), name.method()),
                    "name the state otherwise; its classification may stay"));
      }
      if (state.place().text("description").isBlank()) {
        problems.add(
            state
                .place()
                .member("description")
                .problem("a description, which the SDK shows", "none", "say what it means"));
      }
    }
  }
}

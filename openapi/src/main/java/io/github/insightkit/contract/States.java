package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The states are null and the values of the schema, and agree with it about rationales. */
final class States implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    duplicates(contract, problems);
    values(contract, problems);
    home(contract, problems);
    for (State state : contract.states()) {
      if (state.isUnclassified()) {
        noRationale(state, problems);
      } else {
        rationale(contract, state, problems);
      }
    }
    return problems;
  }

  private static void duplicates(Contract contract, List<Problem> problems) {
    Set<String> names = new HashSet<>();
    Set<JsonNode> values = new HashSet<>();
    for (State state : contract.states()) {
      if (!names.add(state.name())) {
        problems.add(
            state.place().problem("a name of its own", state.name() + " again", "rename one"));
      }
      if (!values.add(state.classification())) {
        problems.add(
            state
                .place()
                .problem(
                    "each classification in one state",
                    state.classification() + " again",
                    "remove one of the rows"));
      }
    }
  }

  private static void values(Contract contract, List<Problem> problems) {
    Place values = contract.at("components", "schemas", "ClassificationValue", "enum");
    List<State> states = contract.states();
    Set<JsonNode> seen = new HashSet<>();
    for (Place value : values.items()) {
      if (!seen.add(value.node())) {
        problems.add(
            value.problem("each value once", value.node() + " again", "remove one of them"));
      }
      if (states.stream().noneMatch(state -> state.classification().equals(value.node()))) {
        problems.add(
            value.problem(
                "a state for each value",
                "%s, which has none".formatted(value.node()),
                "add it to x-state-machine/states, with its transitions"));
      }
    }
    for (State state : states) {
      boolean known =
          state.isUnclassified()
              || values.items().stream().anyMatch(v -> v.node().equals(state.classification()));
      if (!known) {
        problems.add(
            state
                .place()
                .member("classification")
                .problem(
                    "null or a value of #%s".formatted(values.pointer()),
                    state.classification().toString(),
                    "add the value there or remove the state"));
      }
    }
  }

  private static void home(Contract contract, List<Problem> problems) {
    Place machine = contract.at("x-state-machine");
    boolean home =
        contract.states().stream()
            .anyMatch(s -> s.isUnclassified() && s.name().equals(machine.text("home")));
    if (!home) {
      problems.add(
          machine
              .member("home")
              .problem(
                  "the name of the state whose classification is null",
                  machine.member("home").node().toString(),
                  "name that state, and add it if there is none"));
    }
  }

  private static void noRationale(State state, List<Problem> problems) {
    Place rationale = state.place().member("rationaleRequired");
    if (rationale.exists()) {
      problems.add(
          rationale.problem(
              "nothing, for a reset gives no reason", rationale.node().toString(), "remove it"));
    }
  }

  private static void rationale(Contract contract, State state, List<Problem> problems) {
    if (!state.place().member("rationaleRequired").exists()) {
      problems.add(
          state.place().problem("rationaleRequired: true or false", "neither", "say which it is"));
    }
    state.rationaleRequired().ifPresent(required -> agreement(contract, state, required, problems));
  }

  private static void agreement(
      Contract contract, State state, boolean required, List<Problem> problems) {
    for (Place schema : contract.requestSchemas()) {
      ChangeBody body = new ChangeBody(schema);
      String reason = body.nameOf("reason");
      String value = body.nameOf("value");
      if (reason.isEmpty() || value.isEmpty()) {
        // SupportedBody misses the role.
        continue;
      }
      JsonNode bare = JsonNodeFactory.instance.objectNode().set(value, state.classification());
      boolean demanded = contract.schemas().missing(schema, bare).contains(reason);
      if (demanded != required) {
        problems.add(disagreement(state, schema, bare, reason, demanded));
      }
    }
  }

  private static Problem disagreement(
      State state, Place schema, JsonNode bare, String reason, boolean demanded) {
    return state
        .place()
        .member("rationaleRequired")
        .problem(
            "the same as in #%s, which demands %s %s of %s"
                .formatted(schema.pointer(), demanded ? "a" : "no", reason, bare),
            String.valueOf(!demanded),
            demanded
                ? "say true here, or take the value out of the condition of the schema"
                : "add the value to the condition of the schema that demands a " + reason);
  }
}

package io.github.insightkit.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every state can be reached from home, and every state has a reset that leads back, unless it says
 * that nothing leads out of it.
 */
final class Reachability implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    String home = contract.at("x-state-machine").text("home");
    List<Transition> accepted =
        contract.transitions().stream().filter(row -> row.outcome().equals("accepted")).toList();
    Set<String> reached = reached(home, accepted);
    for (State state : contract.states()) {
      if (!reached.contains(state.name())) {
        problems.add(
            state
                .place()
                .problem(
                    "a state that accepted transitions lead to from " + home,
                    state.name() + ", which none leads to",
                    "accept one, or remove the state and its value"));
      }
      if (state.isTerminal()) {
        terminal(state, home, accepted, problems);
      } else {
        wayHome(state, home, accepted, problems);
      }
    }
    return problems;
  }

  private static Set<String> reached(String home, List<Transition> accepted) {
    Set<String> reached = new HashSet<>(Set.of(home));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      String from = open.pop();
      for (Transition row : accepted) {
        if (row.from().equals(from) && reached.add(row.to())) {
          open.push(row.to());
        }
      }
    }
    return reached;
  }

  private static void wayHome(
      State state, String home, List<Transition> accepted, List<Problem> problems) {
    boolean back =
        accepted.stream().anyMatch(row -> row.from().equals(state.name()) && row.to().equals(home));
    if (!back && !state.name().equals(home)) {
      problems.add(
          state
              .place()
              .problem(
                  "a reset that is accepted, for it leads home from every state",
                  "%s, which has no way to %s".formatted(state.name(), home),
                  "accept it in the transitions, or say terminal: true here"));
    }
  }

  private static void terminal(
      State state, String home, List<Transition> accepted, List<Problem> problems) {
    if (state.name().equals(home)) {
      problems.add(
          state.place().member("terminal").problem("a home that can be left", "true", "remove it"));
    }
    accepted.stream()
        .filter(row -> row.from().equals(state.name()) && !row.to().equals(state.name()))
        .forEach(
            row ->
                problems.add(
                    row.place()
                        .problem(
                            "refused, for %s is terminal".formatted(state.name()),
                            "accepted",
                            "refuse it, or remove terminal from the state")));
  }
}

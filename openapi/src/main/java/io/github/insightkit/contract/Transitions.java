package io.github.insightkit.contract;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table has one row for every ordered pair of states, and each row says all it should. */
final class Transitions implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    List<Problem> problems = new ArrayList<>();
    List<String> states = contract.states().stream().map(State::name).distinct().toList();
    Set<List<String>> pairs = new HashSet<>();
    for (Transition row : contract.transitions()) {
      known(states, row.place().member("from"), row.from(), problems);
      known(states, row.place().member("to"), row.to(), problems);
      if (!pairs.add(List.of(row.from(), row.to()))) {
        problems.add(
            row.place()
                .problem(
                    "one row for each pair of states",
                    "a second one from %s to %s".formatted(row.from(), row.to()),
                    "remove one of them"));
      }
      openQuestion(row, problems);
    }
    missing(contract, states, problems);
    return problems;
  }

  private static void known(List<String> states, Place place, String name, List<Problem> problems) {
    if (!states.contains(name)) {
      problems.add(
          place.problem("one of the states " + states, "%s".formatted(name), "name one of them"));
    }
  }

  private static void missing(Contract contract, List<String> states, List<Problem> problems) {
    Place table = contract.at("x-state-machine", "transitions");
    Set<List<String>> pairs =
        contract.transitions().stream().map(row -> List.of(row.from(), row.to())).collect(toSet());
    for (String from : states) {
      for (String to : states) {
        if (!pairs.contains(List.of(from, to))) {
          problems.add(
              table.problem(
                  "one row for each pair of states",
                  "none from %s to %s".formatted(from, to),
                  "add it, with the outcome accepted, refused or unspecified"));
        }
      }
    }
  }

  private static void openQuestion(Transition row, List<Problem> problems) {
    boolean open = row.outcome().equals("unspecified");
    if (open && row.observation().isEmpty()) {
      problems.add(
          row.place()
              .problem(
                  "observation, for the outcome is unspecified",
                  "none",
                  "name the question that an implementation answers"));
    }
    if (!open && !row.observation().isEmpty()) {
      problems.add(
          row.place()
              .member("observation")
              .problem(
                  "none, for the outcome is " + row.outcome(),
                  row.observation(),
                  "remove it, or say outcome: unspecified"));
    }
  }
}

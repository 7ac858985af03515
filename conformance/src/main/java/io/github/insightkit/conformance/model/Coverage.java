package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which ways of breaking a rule some events rule out.
 *
 * @param ways how many ways there are that can be observed at all
 * @param open those that the events leave possible
 */
public record Coverage(int ways, List<Mutant> open) {

  /** Copies the list. */
  public Coverage {
    open = List.copyOf(open);
  }

  /** Whether the rule was put to the test, and no way of breaking it is left. */
  public boolean isComplete() {
    return ways > 0 && open.isEmpty();
  }

  /**
   * Measures how far events put one rule to the test.
   *
   * <p>Each mutant of a core input has to be ruled out. Of any other input that occurs, one state
   * is enough in which every mutant is ruled out.
   *
   * @param core the inputs that every run has to cover, in all states
   * @param broken rules that are known to be broken, which the mutants may break as well
   */
  public static Coverage of(
      Machine machine,
      Blame blame,
      String rule,
      Collection<Input> core,
      Predicate<Input> others,
      Set<String> broken,
      Collection<List<Event>> insights) {
    Steps base = Steps.of(machine).breaking(machine, blame, broken);
    Set<Input> inputs = new LinkedHashSet<>(core);
    insights.forEach(events -> events.forEach(event -> inputs.add(event.input())));
    List<Input> concerned =
        inputs.stream().filter(input -> core.contains(input) || others.test(input)).toList();
    List<Mutant> relevant =
        Mutant.of(machine, concerned).stream()
            .filter(
                mutant ->
                    blame
                        .rules(mutant.state(), mutant.input(), mutant.answer(), mutant.next())
                        .contains(rule))
            .filter(mutant -> mutant.isObservable(machine, inputs))
            .toList();
    List<Mutant> open = new ArrayList<>();
    for (Input input : concerned) {
      List<Mutant> alive =
          relevant.stream()
              .filter(mutant -> mutant.input().equals(input))
              .filter(
                  mutant ->
                      insights.stream()
                          .allMatch(
                              events -> mutant.in(machine, base).after(machine.all(), events) != 0))
              .toList();
      if (core.contains(input) || !someStateIsClear(machine, input, relevant, alive)) {
        open.addAll(alive);
      }
    }
    return new Coverage(relevant.size(), open);
  }

  private static boolean someStateIsClear(
      Machine machine, Input input, List<Mutant> relevant, List<Mutant> alive) {
    for (State state : machine.states(machine.all())) {
      boolean concerned =
          relevant.stream().anyMatch(m -> m.input().equals(input) && m.state().equals(state));
      if (concerned && alive.stream().noneMatch(m -> m.state().equals(state))) {
        return true;
      }
    }
    return false;
  }
}

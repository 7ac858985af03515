package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
   * <p>An input that may be answered either way is put to the test by the answers that it got. Each
   * mutant of a core input has to be ruled out. Of any other input that occurs, one state is enough
   * in which every mutant is ruled out.
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
    Set<Symbol> seen = new HashSet<>();
    insights.forEach(
        events ->
            events.forEach(
                event -> {
                  inputs.add(event.input());
                  seen.add(new Symbol(event.input(), event.answer()));
                }));
    List<Input> concerned =
        inputs.stream().filter(input -> core.contains(input) || others.test(input)).toList();
    List<Mutant> relevant =
        Mutant.of(machine, concerned).stream()
            .filter(
                mutant ->
                    blame
                        .rules(mutant.state(), mutant.input(), mutant.answer(), mutant.next())
                        .contains(rule))
            .filter(
                mutant ->
                    Mutant.isDecided(machine, mutant.input())
                        || seen.contains(new Symbol(mutant.input(), mutant.answer())))
            .filter(mutant -> mutant.isObservable(machine, inputs))
            .toList();
    List<Mutant> open = new ArrayList<>();
    Map<Object, List<Mutant>> left = new LinkedHashMap<>();
    Set<Object> clear = new HashSet<>();
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
      if (core.contains(input)) {
        open.addAll(alive);
      } else if (someStateIsClear(machine, input, relevant, alive)) {
        clear.add(kind(input));
      } else {
        left.computeIfAbsent(kind(input), unused -> new ArrayList<>()).addAll(alive);
      }
    }
    clear.forEach(left::remove);
    left.values().forEach(open::addAll);
    return new Coverage(relevant.size(), open);
  }

  /** What an input stands for: of several in the same form, one will do. */
  private static Object kind(Input input) {
    return input instanceof Input.Varied varied ? varied.variation() : input;
  }

  /** Whether there is a state and an answer for which no mutant is left. */
  private static boolean someStateIsClear(
      Machine machine, Input input, List<Mutant> relevant, List<Mutant> alive) {
    boolean decided = Mutant.isDecided(machine, input);
    for (State state : machine.states(machine.all())) {
      for (Answer answer : List.of(Answer.ACCEPTED, Answer.REFUSED)) {
        Predicate<Mutant> here =
            mutant ->
                mutant.input().equals(input)
                    && mutant.state().equals(state)
                    && (decided || mutant.answer() == answer);
        if (relevant.stream().anyMatch(here) && alive.stream().noneMatch(here)) {
          return true;
        }
      }
    }
    return false;
  }
}

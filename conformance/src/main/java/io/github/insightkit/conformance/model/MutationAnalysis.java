package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which first-order mutants of a machine some events rule out; worked out once for all rules.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class MutationAnalysis {
  private final Machine machine;
  private final Set<Input> core;
  private final Set<Input> inputs = new LinkedHashSet<>();
  private final Set<Input> undecided = new HashSet<>();
  private final Map<String, Map<Input, List<Mutant>>> relevant = new HashMap<>();
  private final Set<Mutant> alive = new HashSet<>();

  /**
   * Analyses events.
   *
   * @param core the inputs that every run has to cover, in all states
   * @param broken rules that are known to be broken, which the mutants may break as well
   */
  public MutationAnalysis(
      Machine machine,
      Blame blame,
      Collection<Input> core,
      Set<String> broken,
      Collection<List<Event>> insights) {
    this.machine = machine;
    this.core = new LinkedHashSet<>(core);
    inputs.addAll(core);
    Encoding encoding = Encoding.of(machine, insights);
    Set<Symbol> seen = new HashSet<>(encoding.symbols());
    inputs.addAll(encoding.inputs());
    inputs.stream().filter(input -> !Mutant.isDecided(machine, input)).forEach(undecided::add);
    Observability observability = new Observability(machine, inputs);
    Survival survival = new Survival(encoding, new Relaxation(encoding, blame).of(broken));
    for (Mutant mutant : Mutant.of(machine, inputs)) {
      if (undecided.contains(mutant.input())
          && !seen.contains(new Symbol(mutant.input(), mutant.answer()))) {
        continue;
      }
      Set<String> rules =
          blame.rules(mutant.state(), mutant.input(), mutant.answer(), mutant.next());
      if (rules.isEmpty() || !observability.shows(mutant)) {
        continue;
      }
      for (String rule : rules) {
        relevant
            .computeIfAbsent(rule, unused -> new HashMap<>())
            .computeIfAbsent(mutant.input(), unused -> new ArrayList<>())
            .add(mutant);
      }
      if (survival.of(mutant)) {
        alive.add(mutant);
      }
    }
  }

  /**
   * How far the events put one rule to the test.
   *
   * <p>An input that may be answered either way is put to the test by the answers that it got. Each
   * mutant of a core input has to be ruled out. Of any other input that occurs, one state is enough
   * in which every mutant is ruled out.
   *
   * @param others which inputs the rule speaks of besides the core
   */
  public Coverage of(String rule, Predicate<Input> others) {
    Map<Input, List<Mutant>> mutants = relevant.getOrDefault(rule, Map.of());
    int ways = 0;
    List<Mutant> open = new ArrayList<>();
    Map<Object, List<Mutant>> left = new LinkedHashMap<>();
    Set<Object> clear = new HashSet<>();
    for (Input input : inputs) {
      if (!core.contains(input) && !others.test(input)) {
        continue;
      }
      List<Mutant> own = mutants.getOrDefault(input, List.of());
      List<Mutant> surviving = own.stream().filter(alive::contains).toList();
      ways += own.size();
      if (core.contains(input)) {
        open.addAll(surviving);
      } else if (someStateIsClear(input, own, surviving)) {
        clear.add(kind(input));
      } else {
        left.computeIfAbsent(kind(input), unused -> new ArrayList<>()).addAll(surviving);
      }
    }
    clear.forEach(left::remove);
    left.values().forEach(open::addAll);
    return new Coverage(ways, open);
  }

  /** What an input stands for: of several in the same form, one will do. */
  private static Object kind(Input input) {
    return input instanceof Input.Varied varied
        ? varied.variation()
        : input instanceof Input.Doubled ? Input.Doubled.class : input;
  }

  /** Whether there is a state and an answer for which no mutant is left. */
  private boolean someStateIsClear(Input input, List<Mutant> own, List<Mutant> surviving) {
    boolean decided = !undecided.contains(input);
    for (State state : machine.states(machine.all())) {
      for (Answer answer : List.of(Answer.ACCEPTED, Answer.REFUSED)) {
        Predicate<Mutant> here =
            mutant -> mutant.state().equals(state) && (decided || mutant.answer() == answer);
        if (own.stream().anyMatch(here) && surviving.stream().noneMatch(here)) {
          return true;
        }
      }
    }
    return false;
  }
}

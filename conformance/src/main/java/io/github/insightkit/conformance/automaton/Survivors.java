package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.BitSet;
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
 * Which first-order mutants of an automaton survive some events, and so what a pass is worth;
 * worked out once for all rules.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Survivors {
  /** What all core inputs stand for. */
  private static final Object CORE = "core";

  private final Automaton automaton;
  private final Set<Input> core;
  private final Set<Input> inputs = new LinkedHashSet<>();
  private final Map<String, Map<Input, List<Mutant>>> relevant = new HashMap<>();
  private final Set<Mutant> alive = new HashSet<>();

  /**
   * Which ways of breaking a rule some events rule out.
   *
   * @param ways how many ways there are that can be observed at all
   * @param open those that the events leave possible
   */
  public record Coverage(int ways, List<Mutant> open) {
    /** Whether the rule was put to the test, and no way of breaking it is left. */
    public boolean isComplete() {
      return ways > 0 && open.isEmpty();
    }
  }

  /** What happened to one insight. */
  private static final class Followed {
    private final int[] word;

    /** The states possible before each symbol, and after the last. */
    private final int[] before;

    /** Where each input stands, by its number. */
    private final Map<Integer, BitSet> places = new HashMap<>();

    Followed(Automaton automaton, int[] word) {
      this.word = word;
      this.before = new int[word.length + 1];
      before[0] = automaton.all();
      for (int at = 0; at < word.length; at++) {
        before[at + 1] = automaton.after(before[at], word[at]);
        places.computeIfAbsent(Alphabet.inputOf(word[at]), unused -> new BitSet()).set(at);
      }
    }

    /** Whether the automaton with a fault at this input allows it; stepped through only there. */
    boolean isAllowed(int input, Automaton mutated) {
      BitSet own = places.getOrDefault(input, new BitSet());
      int at = own.nextSetBit(0);
      while (at >= 0) {
        int possible = before[at];
        do {
          possible = mutated.after(possible, word[at++]);
        } while (possible != 0 && at < word.length && possible != before[at]);
        if (possible == 0 || at == word.length) {
          return possible != 0;
        }
        at = own.nextSetBit(at);
      }
      return before[word.length] != 0;
    }
  }

  /**
   * Looks for survivors.
   *
   * @param automaton an automaton over the inputs of the core and of the events
   * @param core the inputs that every run has to cover, in all states
   * @param broken rules that are known to be broken, which the mutants may break as well
   */
  public Survivors(
      Automaton automaton,
      Collection<Input> core,
      Set<String> broken,
      Collection<List<Event>> insights) {
    this.automaton = automaton;
    this.core = new LinkedHashSet<>(core);
    inputs.addAll(core);
    BitSet seen = new BitSet();
    List<int[]> words = insights.stream().map(automaton.alphabet()::word).toList();
    for (int[] word : words) {
      for (int symbol : word) {
        seen.set(symbol);
        inputs.add(automaton.alphabet().inputs().get(Alphabet.inputOf(symbol)));
      }
    }
    Distinguishability distinguishability = new Distinguishability(automaton, inputs);
    Automaton actual = automaton.allowing(broken);
    List<Followed> followed = words.stream().map(word -> new Followed(actual, word)).toList();
    for (Mutant mutant : Mutant.of(automaton, inputs)) {
      int input = automaton.alphabet().number(mutant.input());
      if (!automaton.isDecided(input) && !seen.get(Alphabet.symbol(input, mutant.answer()))) {
        continue;
      }
      Set<String> rules =
          automaton
              .violated()
              .rules(mutant.state(), mutant.input(), mutant.answer(), mutant.next());
      if (rules.isEmpty() || !distinguishability.shows(mutant)) {
        continue;
      }
      for (String rule : rules) {
        relevant
            .computeIfAbsent(rule, unused -> new HashMap<>())
            .computeIfAbsent(mutant.input(), unused -> new ArrayList<>())
            .add(mutant);
      }
      Automaton mutated = actual.with(mutant);
      if (followed.stream().allMatch(one -> one.isAllowed(input, mutated))) {
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
    Map<Object, List<Mutant>> open = new LinkedHashMap<>();
    Set<Object> clear = new HashSet<>();
    for (Input input : inputs) {
      boolean isCore = core.contains(input);
      if (isCore || others.test(input)) {
        List<Mutant> own = mutants.getOrDefault(input, List.of());
        List<Mutant> surviving = own.stream().filter(alive::contains).toList();
        ways += own.size();
        open.computeIfAbsent(isCore ? CORE : input.sort(), unused -> new ArrayList<>())
            .addAll(surviving);
        if (!isCore && someStateIsClear(input, own, surviving)) {
          clear.add(input.sort());
        }
      }
    }
    clear.forEach(open::remove);
    return new Coverage(ways, open.values().stream().flatMap(List::stream).toList());
  }

  /** Whether there is a state and an answer for which no mutant is left. */
  private boolean someStateIsClear(Input input, List<Mutant> own, List<Mutant> surviving) {
    boolean decided = automaton.isDecided(automaton.alphabet().number(input));
    for (State state : automaton.states()) {
      for (Answer answer : Mutant.ANSWERS) {
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

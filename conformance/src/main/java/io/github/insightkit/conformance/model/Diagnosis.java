package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The fewest broken rules that explain what happened to some insights.
 *
 * <p>An insight whose events the machine can produce needs no explanation. For one whose events it
 * can't, the machine is given leave to break one rule, then two; the first leave under which the
 * events become possible names what is broken. An explanation in which an implementation does the
 * same each time in the same state goes before one in which it does so but for one scope, and that
 * before one in which it wavers; among equals the rule that is suspected first goes first.
 *
 * @param broken the rules broken, with the insights that show it
 */
public record Diagnosis(Map<String, List<Address>> broken) {
  /** How many explanations of one size are looked at for a steady one. */
  private static final int PATIENCE = 30;

  /** Stands for a rule where nothing that the rules speak of explains what happened. */
  public static final String UNEXPLAINED = "UNEXPLAINED";

  /** Copies the map. */
  public Diagnosis {
    broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }

  /**
   * Explains what happened.
   *
   * @param suspects the rules that may be blamed, in the order in which they are to be suspected
   */
  public static Diagnosis of(
      Machine machine, Blame blame, List<String> suspects, Map<Address, List<Event>> insights) {
    List<Address> addresses = List.copyOf(insights.keySet());
    Explanations explanations = new Explanations(machine, blame, insights);
    Map<String, List<Address>> broken = new LinkedHashMap<>();
    Set<String> rules =
        explanations.suffice(Set.of()) || !explanations.suffice(blame.venial())
            ? explain(explanations, suspects)
            : blame.venial();
    for (String rule : rules) {
      broken.put(
          rule,
          explanations.unexplained(without(rules, rule)).stream().map(addresses::get).toList());
    }
    return new Diagnosis(broken);
  }

  private static Set<String> explain(Explanations explanations, List<String> suspects) {
    if (explanations.suffice(Set.of())) {
      return Set.of();
    }
    Set<String> everything = new LinkedHashSet<>(suspects);
    if (!explanations.suffice(everything)) {
      return Set.of(UNEXPLAINED);
    }
    Set<String> indispensable = new LinkedHashSet<>();
    for (String rule : suspects) {
      if (!explanations.suffice(without(everything, rule))) {
        indispensable.add(rule);
      }
    }
    if (explanations.suffice(indispensable)) {
      return indispensable;
    }
    List<String> others = suspects.stream().filter(rule -> !indispensable.contains(rule)).toList();
    for (int size = 1; size <= 2; size++) {
      List<Set<String>> possible = new ArrayList<>();
      for (List<String> more : subsets(others, size)) {
        Set<String> rules = new LinkedHashSet<>(indispensable);
        rules.addAll(more);
        if (explanations.suffice(rules)) {
          possible.add(rules);
        }
      }
      Optional<Set<String>> steady =
          possible.stream().limit(PATIENCE).filter(explanations::areSteady).findFirst();
      if (steady.isEmpty()) {
        steady =
            possible.stream()
                .limit(PATIENCE)
                .filter(explanations::areSteadyInEachScope)
                .findFirst();
      }
      if (steady.isPresent()) {
        return steady.get();
      }
      if (!possible.isEmpty()) {
        return possible.get(0);
      }
    }
    return fewest(explanations, suspects);
  }

  /** What leave to break rules explains. */
  private static final class Explanations {
    private final Encoding encoding;
    private final Relaxation relaxation;

    /** The numbers of the insights in each scope. */
    private final Map<String, List<Integer>> scopes = new LinkedHashMap<>();

    Explanations(Machine machine, Blame blame, Map<Address, List<Event>> insights) {
      this.encoding = Encoding.of(machine, insights.values());
      this.relaxation = new Relaxation(encoding, blame);
      int number = 0;
      for (Address address : insights.keySet()) {
        scopes.computeIfAbsent(address.scope(), unused -> new ArrayList<>()).add(number++);
      }
    }

    boolean suffice(Set<String> rules) {
      return encoding.allows(relaxation.of(rules));
    }

    /** The numbers of the insights whose events these rules don't explain. */
    List<Integer> unexplained(Set<String> rules) {
      int[] table = relaxation.of(rules);
      return IntStream.range(0, encoding.words().size())
          .filter(insight -> !encoding.allows(table, encoding.words().get(insight)))
          .boxed()
          .toList();
    }

    boolean areSteady(Set<String> rules) {
      return Steadiness.canExplain(encoding, relaxation.of(rules), everything());
    }

    /** The same for an implementation that breaks nothing in one scope, and rules in another. */
    boolean areSteadyInEachScope(Set<String> rules) {
      int[] sound = relaxation.of(Set.of());
      int[] table = relaxation.of(rules);
      return scopes.values().stream().anyMatch(insights -> allows(sound, insights))
          && scopes.values().stream()
              .allMatch(
                  insights ->
                      allows(sound, insights) || Steadiness.canExplain(encoding, table, insights));
    }

    private boolean allows(int[] table, List<Integer> insights) {
      return insights.stream()
          .allMatch(insight -> encoding.allows(table, encoding.words().get(insight)));
    }

    private List<Integer> everything() {
      return IntStream.range(0, encoding.words().size()).boxed().toList();
    }
  }

  /**
   * Takes rules away from all of them, the least suspected first, while the rest still explains.
   */
  private static Set<String> fewest(Explanations explanations, List<String> suspects) {
    Set<String> rules = new LinkedHashSet<>(suspects);
    for (int i = suspects.size() - 1; i >= 0; i--) {
      Set<String> fewer = without(rules, suspects.get(i));
      if (explanations.suffice(fewer)) {
        rules = fewer;
      }
    }
    return rules;
  }

  private static Set<String> without(Set<String> rules, String rule) {
    Set<String> fewer = new LinkedHashSet<>(rules);
    fewer.remove(rule);
    return fewer;
  }

  private static List<List<String>> subsets(List<String> rules, int size) {
    List<List<String>> subsets = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (size == 1) {
        subsets.add(List.of(rules.get(i)));
        continue;
      }
      for (int j = i + 1; j < rules.size(); j++) {
        subsets.add(List.of(rules.get(i), rules.get(j)));
      }
    }
    return subsets;
  }
}

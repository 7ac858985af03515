package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fewest broken rules that explain what happened to some insights.
 *
 * <p>An insight whose events the machine can produce needs no explanation. For one whose events it
 * can't, the machine is given leave to break one rule, then two; the first leave under which the
 * events become possible names what is broken. An explanation in which an implementation does the
 * same each time in the same state goes before one in which it wavers, and among equals the rule that
 * is suspected first goes first.
 *
 * @param broken the rules broken, with the insights that show it
 */
public record Diagnosis(Map<String, List<Address>> broken) {

  /** Copies the map. */
  public Diagnosis {
    broken = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }

  /**
   * Explains what happened.
   *
   * @param suspects the rules that may be blamed, in the order in which they are to be suspected
   */
  public static Diagnosis of(
      Machine machine,
      Blame blame,
      List<String> suspects,
      Map<Address, List<Event>> insights) {
    Map<String, List<Address>> broken = new LinkedHashMap<>();
    insights.forEach(
        (address, events) -> {
          for (String rule : explain(machine, blame, suspects, events)) {
            broken.computeIfAbsent(rule, unused -> new ArrayList<>()).add(address);
          }
        });
    return new Diagnosis(broken);
  }

  private static Set<String> explain(
      Machine machine, Blame blame, List<String> suspects, List<Event> events) {
    Steps spec = Steps.of(machine);
    if (spec.after(machine.all(), events) != 0) {
      return Set.of();
    }
    for (int size = 1; size <= 2; size++) {
      List<Set<String>> possible = new ArrayList<>();
      for (Set<String> rules : subsets(suspects, size)) {
        if (spec.breaking(machine, blame, rules).after(machine.all(), events) != 0) {
          possible.add(rules);
        }
      }
      Optional<Set<String>> steady =
          possible.stream()
              .filter(
                  rules ->
                      Steadiness.canExplain(machine, spec.breaking(machine, blame, rules), events))
              .findFirst();
      if (steady.isPresent()) {
        return steady.get();
      }
      if (!possible.isEmpty()) {
        return possible.get(0);
      }
    }
    return fewest(machine, blame, suspects, events);
  }

  /** Takes rules away from all of them, the least suspected first, while the rest still explains. */
  private static Set<String> fewest(
      Machine machine, Blame blame, List<String> suspects, List<Event> events) {
    Steps spec = Steps.of(machine);
    List<String> rules = new ArrayList<>(suspects);
    for (int i = suspects.size() - 1; i >= 0; i--) {
      List<String> fewer = new ArrayList<>(rules);
      fewer.remove(suspects.get(i));
      if (spec.breaking(machine, blame, Set.copyOf(fewer)).after(machine.all(), events) != 0) {
        rules = fewer;
      }
    }
    return new java.util.LinkedHashSet<>(rules);
  }

  private static List<Set<String>> subsets(List<String> rules, int size) {
    List<Set<String>> subsets = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (size == 1) {
        subsets.add(Set.of(rules.get(i)));
        continue;
      }
      for (int j = i + 1; j < rules.size(); j++) {
        subsets.add(Set.of(rules.get(i), rules.get(j)));
      }
    }
    return subsets;
  }
}

package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.mock.server.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A few sets of choices in which every two choices that can be made together are made together at
 * least once.
 *
 * <p>Built greedily: each set takes, choice by choice, what meets the most pairs that are left.
 */
final class PolicyPairs {
  private final List<Policy> options;
  private final Set<Set<String>> open = new HashSet<>();

  private PolicyPairs(List<Policy> options) {
    this.options = options;
    for (int i = 0; i < options.size(); i++) {
      for (int j = i + 1; j < options.size(); j++) {
        for (String one : choices(options.get(i))) {
          for (String other : choices(options.get(j))) {
            open.add(Set.of(one, other));
          }
        }
      }
    }
  }

  /** The sets, each with one {@code KEY=VALUE} for each option, in the order of the options. */
  static List<List<String>> of(List<Policy> options) {
    PolicyPairs pairs = new PolicyPairs(options);
    List<List<String>> sets = new ArrayList<>();
    while (!pairs.open.isEmpty()) {
      sets.add(pairs.next());
    }
    return sets;
  }

  private List<String> next() {
    Set<String> seed = open.stream().min((a, b) -> order(a).compareTo(order(b))).orElseThrow();
    Map<String, String> chosen = new LinkedHashMap<>();
    for (Policy option : options) {
      for (String choice : choices(option)) {
        if (seed.contains(choice)) {
          chosen.put(option.key(), choice);
        }
      }
    }
    for (Policy option : options) {
      if (!chosen.containsKey(option.key())) {
        chosen.put(option.key(), best(option, chosen));
      }
    }
    List<String> set =
        options.stream().map(option -> chosen.getOrDefault(option.key(), "")).toList();
    open.removeIf(set::containsAll);
    return set;
  }

  private String best(Policy option, Map<String, String> chosen) {
    String best = "";
    long most = -1;
    for (String choice : choices(option)) {
      long met =
          chosen.values().stream().filter(other -> open.contains(Set.of(choice, other))).count();
      if (met > most) {
        most = met;
        best = choice;
      }
    }
    return best;
  }

  private static String order(Set<String> pair) {
    return pair.stream().sorted().reduce("", (one, other) -> one + "," + other);
  }

  private static List<String> choices(Policy option) {
    return option.values().stream().map(value -> option.key() + "=" + value).toList();
  }
}

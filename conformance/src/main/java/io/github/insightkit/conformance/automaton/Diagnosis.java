package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fewest broken rules that explain what happened to some insights.
 *
 * <p>An insight whose events the contract permits needs no explanation. For one whose events it
 * doesn't, the automaton is given leave to break one rule, then two; the first leave under which
 * the events become possible names what is broken. An explanation in which an implementation does
 * the same each time in the same state goes before one in which it doesn't; among equals the rule
 * that is suspected first goes first.
 *
 * @param broken the rules broken, with the insights that show it
 */
public record Diagnosis(Map<String, List<Address>> broken) {
  /** How many rules that are broken the same way each time are likelier than one that isn't. */
  private static final int MOST_GROWN = 4;

  /** How many explanations of one size are looked at for a deterministic one. */
  private static final int MOST_LOOKED_AT = 30;

  public Diagnosis {
    broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }

  /**
   * Explains what happened.
   *
   * @param suspects the rules that may be blamed, in the order in which they are to be suspected
   */
  public static Diagnosis of(
      Automaton automaton, List<String> suspects, Map<Address, List<Event>> insights) {
    return new Search(automaton, insights).diagnosis(suspects);
  }

  /**
   * The same where a state reader is heard as a witness: it may tell which of two rules is broken,
   * and may itself be wrong, but what was asked and answered goes before what it says.
   *
   * <p>Where the answers alone are possible, only the rules about the reader are to blame for what
   * it showed: nobody can tell a reader that is wrong from a change that was stored wrongly and
   * acknowledged rightly.
   *
   * @param suspects the rules that may be blamed for answers, in the order in which they are to be
   *     suspected
   * @param readers those that may be blamed for what a state reader showed, likewise
   */
  public static Diagnosis witnessed(
      Automaton automaton,
      List<String> suspects,
      List<String> readers,
      Map<Address, List<Event>> insights) {
    Map<Address, List<Event>> unseen = InsightEvents.unseen(insights);
    Diagnosis answers = of(automaton, suspects, unseen);
    Search witnessed = new Search(automaton, insights);
    if (witnessed.isExplainedBy(answers.broken.keySet())) {
      return answers;
    }
    if (!answers.broken.isEmpty() && witnessed.isExplainedBy(suspects)) {
      Diagnosis heard = witnessed.diagnosis(suspects);
      if (heard.broken.size() <= answers.broken.size()) {
        return heard;
      }
    }
    return witnessed.with(answers, readers);
  }

  /** Whether this explains these events by breaches that are the same each time. */
  public boolean isTheSameEachTime(Automaton automaton, Map<Address, List<Event>> insights) {
    return DeterministicExplanation.isFound(
        automaton.allowing(broken.keySet()),
        insights.values().stream().map(automaton.alphabet()::word).toList());
  }

  /** The same insights, with this rule alone to blame. */
  public Diagnosis only(String rule) {
    return new Diagnosis(
        Map.of(rule, broken.values().stream().flatMap(List::stream).distinct().toList()));
  }

  /** Looks for rules whose breach makes what happened possible. */
  private static final class Search {
    private final Automaton automaton;
    private final Map<Address, int[]> words = new LinkedHashMap<>();

    Search(Automaton automaton, Map<Address, List<Event>> insights) {
      this.automaton = automaton;
      insights.forEach((address, events) -> words.put(address, automaton.alphabet().word(events)));
    }

    Diagnosis diagnosis(List<String> suspects) {
      Set<String> venial = automaton.violated().venial();
      Set<String> rules =
          isExplainedBy(Set.of()) ? Set.of() : isExplainedBy(venial) ? venial : fewest(suspects);
      Map<String, List<Address>> broken = new LinkedHashMap<>();
      rules.forEach(rule -> broken.put(rule, unexplained(without(rules, rule))));
      return new Diagnosis(broken);
    }

    /** The fewest of the rules about the reader that explain the rest: one of them, or all. */
    Diagnosis with(Diagnosis answers, List<String> readers) {
      List<List<String>> some = new ArrayList<>();
      readers.forEach(reader -> some.add(List.of(reader)));
      some.add(readers);
      for (List<String> more : some) {
        Set<String> rules = joined(answers.broken.keySet(), more);
        if (isExplainedBy(rules)) {
          Map<String, List<Address>> broken = new LinkedHashMap<>(answers.broken);
          more.forEach(reader -> broken.put(reader, unexplained(without(rules, reader))));
          return new Diagnosis(broken);
        }
      }
      return answers;
    }

    boolean isExplainedBy(Collection<String> rules) {
      Automaton allowing = automaton.allowing(rules);
      return words.values().stream().allMatch(allowing::allows);
    }

    /**
     * The first in which as much as possible is the same each time: whatever happens, then all but
     * pauses and the like, and then without the scopes in which nothing is broken.
     */
    private Optional<Set<String>> deterministic(List<Set<String>> possible) {
      List<int[]> all = List.copyOf(words.values());
      Set<String> scopes =
          unexplained(Set.of()).stream().map(Address::scope).collect(Collectors.toSet());
      List<int[]> unsound =
          words.entrySet().stream()
              .filter(insight -> scopes.contains(insight.getKey().scope()))
              .map(Map.Entry::getValue)
              .toList();
      return Stream.<Predicate<Automaton>>of(
              allowing -> DeterministicExplanation.exists(allowing, all, true),
              allowing -> DeterministicExplanation.exists(allowing, all, false),
              allowing -> DeterministicExplanation.exists(allowing, unsound, false))
          .flatMap(
              isTheSame ->
                  possible.stream().filter(rules -> isTheSame.test(automaton.allowing(rules))))
          .findFirst();
    }

    /** The insights whose events these rules don't explain. */
    private List<Address> unexplained(Collection<String> rules) {
      Automaton allowing = automaton.allowing(rules);
      return words.entrySet().stream()
          .filter(insight -> !allowing.allows(insight.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }

    private Set<String> fewest(List<String> suspects) {
      Set<String> everything = new LinkedHashSet<>(suspects);
      Set<String> indispensable = new LinkedHashSet<>(suspects);
      indispensable.removeIf(rule -> isExplainedBy(without(everything, rule)));
      if (isExplainedBy(indispensable)) {
        return indispensable;
      }
      Set<String> venialFirst = new LinkedHashSet<>(automaton.violated().venial());
      venialFirst.addAll(suspects);
      venialFirst.removeAll(indispensable);
      List<String> rest = List.copyOf(venialFirst);
      Stream<List<String>> each = rest.stream().map(List::of);
      Stream<List<String>> eachTwo =
          IntStream.range(0, rest.size())
              .boxed()
              .flatMap(
                  i ->
                      rest.subList(i + 1, rest.size()).stream()
                          .map(other -> List.of(rest.get(i), other)));
      for (Stream<List<String>> some : List.of(each, eachTwo)) {
        List<Set<String>> possible =
            some.map(more -> joined(indispensable, more))
                .filter(this::isExplainedBy)
                .limit(MOST_LOOKED_AT)
                .toList();
        if (!possible.isEmpty()) {
          return deterministic(possible)
              .or(
                  () ->
                      grown(indispensable, venialFirst, MOST_GROWN)
                          .filter(rules -> isNarrower(rules, possible.get(0), venialFirst)))
              .orElse(possible.get(0));
        }
      }
      return grown(indispensable, venialFirst, MOST_GROWN).orElseGet(() -> sufficient(suspects));
    }

    /**
     * Adds to these rules at most so many more, each time the one that explains most while all that
     * is explained is the same each time. So four that are broken at once are told apart.
     */
    private Optional<Set<String>> grown(Set<String> rules, Collection<String> suspects, int more) {
      int parts = explained(rules).size();
      if (parts == words.size() || more == 0) {
        return Optional.of(rules).filter(unused -> parts == words.size());
      }
      Map<Set<String>, List<int[]>> explained = new LinkedHashMap<>();
      for (String rule : suspects) {
        Set<String> next = joined(rules, List.of(rule));
        explained.put(next, explained(next));
      }
      return explained.entrySet().stream()
          .filter(next -> next.getValue().size() < parts)
          .sorted(Comparator.comparingInt(next -> next.getValue().size()))
          .filter(
              next ->
                  DeterministicExplanation.exists(
                      automaton.allowing(next.getKey()), next.getValue(), false))
          .map(Map.Entry::getKey)
          .findFirst()
          .flatMap(next -> grown(next, suspects, more - 1));
    }

    /** Whether these do without those, and most of them are suspected before those are. */
    private static boolean isNarrower(Set<String> these, Set<String> those, Set<String> suspects) {
      List<String> order = List.copyOf(suspects);
      int last = those.stream().mapToInt(order::indexOf).max().orElse(0);
      List<String> added = order.stream().filter(these::contains).toList();
      long earlier = added.stream().filter(rule -> order.indexOf(rule) < last).count();
      return !these.containsAll(those) && 2 * earlier > added.size();
    }

    /** What these rules explain: the words, cut at each symbol that they don't explain. */
    private List<int[]> explained(Collection<String> rules) {
      Automaton allowing = automaton.allowing(rules);
      List<int[]> parts = new ArrayList<>();
      for (int[] word : words.values()) {
        int from = 0;
        int possible = allowing.all();
        for (int at = 0; at < word.length; at++) {
          possible = allowing.after(possible, word[at]);
          if (possible == 0) {
            parts.add(Arrays.copyOfRange(word, from, at));
            from = at + 1;
            possible = allowing.all();
          }
        }
        parts.add(Arrays.copyOfRange(word, from, word.length));
      }
      return parts;
    }

    /** Takes rules away, the least suspected first, while the rest still explains. */
    private Set<String> sufficient(List<String> suspects) {
      Set<String> rules = new LinkedHashSet<>(suspects);
      for (int i = suspects.size() - 1; i >= 0; i--) {
        Set<String> fewer = without(rules, suspects.get(i));
        if (isExplainedBy(fewer)) {
          rules = fewer;
        }
      }
      return rules;
    }
  }

  private static Set<String> without(Set<String> rules, String rule) {
    Set<String> fewer = new LinkedHashSet<>(rules);
    fewer.remove(rule);
    return fewer;
  }

  private static Set<String> joined(Set<String> rules, Collection<String> more) {
    Set<String> joined = new LinkedHashSet<>(rules);
    joined.addAll(more);
    return joined;
  }
}

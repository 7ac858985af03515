package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each clause of the description, and each section of a standard, is held by. */
public final class Ledger {

  /**
   * One clause or section.
   *
   * @param id the id of the clause, or the section
   * @param sentence the clause in one sentence; empty for a section
   * @param exclusion why no rule rests on it; empty if some do
   * @param rules the ids of the rules that rest on it, in the order of the catalogue
   */
  public record Entry(String id, String sentence, String exclusion, List<String> rules) {}

  private Ledger() {}

  /** The ledger of these rules: the clauses in their order, then the sections by their numbers. */
  public static List<Entry> of(List<Rule> rules) {
    List<Entry> entries = new ArrayList<>();
    for (Clause clause : Clause.values()) {
      entries.add(
          new Entry(
              clause.name(),
              clause.sentence(),
              clause.exclusion(),
              rules.stream()
                  .filter(rule -> rule.source().equals(clause.name()))
                  .map(Rule::id)
                  .toList()));
    }
    rules.stream()
        .filter(rule -> rule.level() == Level.HTTP)
        .collect(
            Collectors.groupingBy(
                Rule::source,
                () -> new TreeMap<>(Comparator.comparing(Ledger::padded)),
                Collectors.mapping(Rule::id, Collectors.toUnmodifiableList())))
        .forEach((section, ids) -> entries.add(new Entry(section, "", "", ids)));
    return entries;
  }

  /** Every number with zeros before it, so that the order of texts is the order of numbers. */
  private static String padded(String section) {
    return Arrays.stream(section.split("[^0-9]+", -1))
        .filter(number -> !number.isEmpty())
        .map(number -> String.format(Locale.ROOT, "%06d", Integer.parseInt(number)))
        .collect(Collectors.joining("."));
  }
}

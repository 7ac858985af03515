package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.rules.Rule;
import java.util.Arrays;

/** What a rule rests on, in words. */
final class RuleSource {
  private RuleSource() {}

  /** The clause with its sentence, or the section of a standard. */
  static String words(Rule rule) {
    String clause = clause(rule);
    return clause.isEmpty() ? rule.source() : "clause " + rule.source() + ": " + clause;
  }

  /** The sentence of the clause; empty if the rule rests on none. */
  static String clause(Rule rule) {
    return Arrays.stream(Clause.values())
        .filter(clause -> clause.name().equals(rule.source()))
        .map(Clause::sentence)
        .findFirst()
        .orElse("");
  }
}

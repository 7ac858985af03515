package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a rule came out, as the templates of all reports ask for it; nothing is escaped yet.
 *
 * @param report the report that it is of
 * @param judgement what was judged
 * @param proof what shows that it is broken
 */
record RuleView(Report report, Judgement judgement, Counterexample proof) {
  private static final int LONGEST_MESSAGE = 4_000;

  /**
   * The rules with one of these verdicts, the worst first.
   *
   * @param longestAnswer how much of an answer's body is kept, in UTF-16 units
   */
  static List<RuleView> worstFirst(Report report, Set<Verdict> verdicts, int longestAnswer) {
    return Words.worstFirst(report, verdicts).stream()
        .map(judgement -> of(report, judgement, longestAnswer))
        .toList();
  }

  /** The rules with one of these verdicts, those with the same reason together. */
  static Collection<List<RuleView>> byReason(Report report, Set<Verdict> verdicts) {
    return worstFirst(report, verdicts, 0).stream()
        .collect(
            Collectors.groupingBy(
                view -> view.verdict() + view.message(), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** This rule, with as much of an answer's body. */
  static RuleView of(Report report, Judgement judgement, int longestAnswer) {
    return new RuleView(
        report, judgement, Counterexample.of(report, judgement.finding(), longestAnswer));
  }

  Rule rule() {
    return judgement.rule();
  }

  Verdict verdict() {
    return judgement.verdict();
  }

  /** The verdict in small letters. */
  String label() {
    return Words.label(verdict());
  }

  /** The verdict as a class of the style sheet. */
  String tone() {
    return Words.tone(verdict());
  }

  /** The clause that it rests on; empty if it rests on a standard. */
  String clause() {
    return Clause.sentence(rule().source());
  }

  /** What was found. */
  String message() {
    return Excerpt.visible(judgement.finding().message());
  }

  /** What was found, as a sentence of bearable length. */
  String sentence() {
    return Words.sentence(
        Excerpt.visible(Excerpt.of(judgement.finding().message(), LONGEST_MESSAGE)));
  }

  /** The line that repeats the counterexample. */
  String replay() {
    return ReplayLine.of(ReportFolder.REPORT, rule().id(), report.history().origin());
  }
}

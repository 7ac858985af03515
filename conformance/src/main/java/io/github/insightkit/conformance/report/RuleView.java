package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.Locale;

/** How a rule came out, as the templates of all reports ask for it; nothing is escaped yet. */
record RuleView(Report report, Judgement judgement, Counterexample proof) {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_BLOCK = 12_000;

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

  String label() {
    return label(verdict());
  }

  static String label(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Tone tone() {
    return Tone.of(verdict());
  }

  /** Whether build servers take it for a test that failed. */
  boolean isBroken() {
    return tone() == Tone.BAD;
  }

  /** The element of JUnit XML that says so. */
  String element() {
    return verdict() == Verdict.HARNESS_ERROR ? "error" : "failure";
  }

  /** Whether build servers take it for a test that was skipped, as what they have no word for. */
  boolean isSkipped() {
    return tone() == Tone.OPEN || tone() == Tone.CALM;
  }

  /** What shows a warning; empty if this is none. */
  String warning() {
    return tone() == Tone.WARN ? proof.text() : "";
  }

  /** The clause that it rests on; empty if it rests on a standard. */
  String clause() {
    return Clause.sentence(rule().source());
  }

  String message() {
    return Excerpt.visible(judgement.finding().message());
  }

  /** What was found, as a sentence of bearable length. */
  String sentence() {
    String text = Excerpt.visible(Excerpt.of(judgement.finding().message(), LONGEST_MESSAGE));
    return text.isEmpty() || text.endsWith(".")
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  /** What shows it as a block of code, with a fence that is longer than any in it. */
  String block() {
    String text = Excerpt.of(proof.text(), LONGEST_BLOCK);
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + text + "\n" + fence;
  }

  String replay() {
    return Counterexample.replay(rule().id(), report.history().origin());
  }
}

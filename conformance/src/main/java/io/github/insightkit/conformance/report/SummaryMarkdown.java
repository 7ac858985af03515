package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.verdict.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A report as GitHub-flavoured Markdown, short enough for the summary page of a pipeline.
 *
 * <p>Text from elsewhere stands in code spans and blocks, or has its special characters escaped.
 *
 * @param report the report
 * @param broken the rules whose counterexamples are shown
 * @param more how many others are broken; empty if none are
 */
record SummaryMarkdown(Report report, List<Proven> broken, String more) {
  private static final String MARKUP = "\\`*_{}[]<>#|~&@:";
  private static final int LONGEST_ANSWER = 600;
  private static final int MOST_PROOFS = 15;
  private static final int LONGEST_PROOF = 12_000;
  private static final int LONGEST_MESSAGE = 1_000;

  /** A rule that is broken. */
  record Proven(RuleView view) {
    /** What shows it as a block of code, with a fence that is longer than any in it. */
    String block() {
      String proof = Excerpt.of(view.proof().text(), LONGEST_PROOF);
      String fence = "```";
      while (proof.contains(fence)) {
        fence += "`";
      }
      return fence + "\n" + proof + "\n" + fence;
    }
  }

  static String of(Report report) {
    List<Proven> broken =
        RuleView.worstFirst(report, Words.BROKEN, LONGEST_ANSWER).stream()
            .map(Proven::new)
            .toList();
    int shown = Math.min(MOST_PROOFS, broken.size());
    int more = broken.size() - shown;
    return Templates.fill(
        "summary.md.mustache",
        SummaryMarkdown::text,
        new SummaryMarkdown(
            report, broken.subList(0, shown), more == 0 ? "" : String.valueOf(more)));
  }

  String headline() {
    return Words.headline(report.verdict());
  }

  String counts() {
    return Words.counts(report);
  }

  String effort() {
    return Words.effort(report);
  }

  /** Why the run ended early; empty if it didn't. */
  String stopped() {
    return report.stopped().orElse("");
  }

  List<RuleView> open() {
    return RuleView.worstFirst(report, Words.OPEN, LONGEST_ANSWER);
  }

  Set<Map.Entry<String, String>> observations() {
    return report.observations().entrySet();
  }

  /** One line of text in which nothing is markup. */
  private static String text(String any) {
    StringBuilder escaped = new StringBuilder();
    Excerpt.visible(Excerpt.of(any, LONGEST_MESSAGE))
        .codePoints()
        .forEach(
            c -> {
              if (MARKUP.indexOf(c) >= 0) {
                escaped.append(String.format(Locale.ROOT, "&#%d;", c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}

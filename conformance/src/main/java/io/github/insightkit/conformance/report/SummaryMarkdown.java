package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report as GitHub-flavoured Markdown, short enough for the summary page of a pipeline.
 *
 * <p>Text from elsewhere stands in code spans and blocks, or has its special characters escaped.
 */
final class SummaryMarkdown {
  private static final String MARKUP = "\\`*_{}[]<>#|~&@:";
  private static final int LONGEST_ANSWER = 600;
  private static final int MOST_PROOFS = 15;
  private static final int LONGEST_PROOF = 12_000;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final Set<Verdict> BROKEN =
      EnumSet.of(Verdict.HARNESS_ERROR, Verdict.FAIL, Verdict.STALE_KNOWN, Verdict.WARN);
  private static final Set<Verdict> OPEN =
      EnumSet.of(Verdict.UNTESTABLE, Verdict.INCONCLUSIVE, Verdict.KNOWN);

  private SummaryMarkdown() {}

  static String of(Report report) {
    StringBuilder page = new StringBuilder();
    page.append("## ")
        .append(Words.headline(report.verdict()))
        .append(": ")
        .append(Words.counts(report))
        .append("\n\n")
        .append(code(report.history().origin().baseUrl()))
        .append(", ")
        .append(Words.effort(report))
        .append(", seed ")
        .append(report.history().origin().seed())
        .append("\n\n");
    report
        .stopped()
        .ifPresent(
            reason -> page.append("The run ended early: ").append(text(reason)).append(".\n\n"));
    report.notes().forEach(note -> page.append(text(note)).append("\n\n"));
    proofs(page, report);
    table(page, "Not decided", report, OPEN);
    observations(page, report);
    return page.toString();
  }

  private static void proofs(StringBuilder page, Report report) {
    List<Judgement> broken = Words.worstFirst(report, BROKEN);
    for (Judgement judgement : broken.subList(0, Math.min(MOST_PROOFS, broken.size()))) {
      page.append("### ")
          .append(judgement.verdict())
          .append(' ')
          .append(judgement.rule().id())
          .append(": ")
          .append(text(judgement.rule().title()))
          .append("\n\n")
          .append(text(judgement.finding().message()))
          .append(".\n\n");
      String proof =
          Counterexample.of(report.history(), judgement.finding(), LONGEST_ANSWER).text();
      if (!proof.isEmpty()) {
        page.append("<details><summary>How to see it</summary>\n\n")
            .append(block(Excerpt.of(proof, LONGEST_PROOF)))
            .append("\n</details>\n\n");
      }
      page.append("Look at: ").append(text(judgement.rule().requirement().lookAt())).append("\n\n");
    }
    if (broken.size() > MOST_PROOFS) {
      page.append("And ")
          .append(broken.size() - MOST_PROOFS)
          .append(" more; the whole list is in report.html.\n\n");
    }
  }

  private static void table(
      StringBuilder page, String title, Report report, Set<Verdict> verdicts) {
    List<Judgement> rows = Words.worstFirst(report, verdicts);
    if (rows.isEmpty()) {
      return;
    }
    page.append("### ").append(title).append("\n\n| rule | verdict | why |\n| --- | --- | --- |\n");
    for (Judgement row : rows) {
      page.append("| ")
          .append(row.rule().id())
          .append(" | ")
          .append(Words.label(row.verdict()))
          .append(" | ")
          .append(text(row.finding().message()))
          .append(" |\n");
    }
    page.append('\n');
  }

  private static void observations(StringBuilder page, Report report) {
    if (report.observations().isEmpty()) {
      return;
    }
    page.append("<details><summary>Observed, where the contract is silent</summary>\n\n")
        .append("| question | answer |\n| --- | --- |\n");
    page.append(
        report.observations().entrySet().stream()
            .map(entry -> "| " + text(entry.getKey()) + " | " + text(entry.getValue()) + " |\n")
            .collect(Collectors.joining()));
    page.append("\n</details>\n");
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

  private static String code(String any) {
    return "<code>" + text(any) + "</code>";
  }

  /** A block of code with a fence that is longer than any in it. */
  private static String block(String any) {
    String fence = "```";
    while (any.contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + any + "\n" + fence + "\n";
  }
}

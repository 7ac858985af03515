package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import picocli.CommandLine.Help.Ansi;

/** How one rule came out, in plain text of a few lines. */
public final class Explanation {
  private static final int LONGEST_ANSWER = 300;

  private Explanation() {}

  /** The verdict with the rule, what was found, and what shows it. */
  public static String of(Report report, Judgement judgement) {
    return of(report, judgement, Ansi.OFF);
  }

  /** The same, in colours if these are. */
  static String of(Report report, Judgement judgement, Ansi ansi) {
    RuleView view = RuleView.of(report, judgement, LONGEST_ANSWER);
    StringBuilder text = new StringBuilder();
    text.append(Words.styled(ansi, Words.colour(view.verdict()), view.verdict().toString()))
        .append(' ')
        .append(Words.styled(ansi, "bold", view.rule().id()))
        .append(" (%s, %s) ".formatted(view.rule().level(), view.rule().source()))
        .append(view.rule().title())
        .append("\n  ")
        .append(view.message())
        .append(".\n");
    if (judgement.finding() instanceof Finding.Broken) {
      view.proof().text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
      text.append("  Look at: ").append(view.rule().requirement().lookAt()).append('\n');
    }
    return text.toString();
  }
}

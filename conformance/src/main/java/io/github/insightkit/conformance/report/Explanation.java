package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Judgement;

/** How one rule came out, in plain text of a few lines. */
public final class Explanation {
  private static final int LONGEST_ANSWER = 300;

  private Explanation() {}

  /** The verdict with the rule, what was found, and what shows it. */
  public static String of(Report report, Judgement judgement) {
    String head =
        judgement.verdict()
            + " "
            + judgement.rule().id()
            + " ("
            + judgement.rule().level()
            + ", "
            + judgement.rule().source()
            + ") "
            + judgement.rule().title();
    return head + "\n" + details(report, judgement);
  }

  /** The same without its first line. */
  static String details(Report report, Judgement judgement) {
    StringBuilder text = new StringBuilder();
    text.append("  ").append(Excerpt.visible(judgement.finding().message())).append(".\n");
    if (judgement.finding() instanceof Finding.Broken) {
      Counterexample.of(report.history(), judgement.finding(), LONGEST_ANSWER)
          .text()
          .lines()
          .forEach(line -> text.append("  ").append(line).append('\n'));
      text.append("  Look at: ").append(judgement.rule().requirement().lookAt()).append('\n');
    }
    return text.toString();
  }
}

package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/** A report as plain text: what broke first, then what couldn't be told, then the verdict. */
public final class ConsoleReport {
  private static final Set<Verdict> LOUD =
      EnumSet.complementOf(EnumSet.of(Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.KNOWN));

  private final Report report;
  private final Ansi ansi;

  private ConsoleReport(Report report, Ansi ansi) {
    this.report = report;
    this.ansi = ansi;
  }

  /**
   * Prints a report.
   *
   * @param ansi whether in colours
   */
  public static void print(Report report, Ansi ansi, PrintWriter out) {
    new ConsoleReport(report, ansi).print(out);
  }

  private void print(PrintWriter out) {
    Words.worstFirst(report, LOUD)
        .forEach(judgement -> out.println(Explanation.of(report, judgement, ansi)));
    if (!report.observations().isEmpty()) {
      out.println("Observed, where the contract is silent:");
      report
          .observations()
          .forEach(
              (name, value) ->
                  out.println("  " + Excerpt.visible(name) + ": " + Excerpt.visible(value)));
      out.println();
    }
    if (report.left().values().stream().anyMatch(state -> !state.equals("reset"))) {
      report
          .left()
          .forEach(
              (address, state) ->
                  out.println("left " + Excerpt.visible(address.inWords() + ": " + state)));
    }
    report.notes().forEach(note -> out.println("Note: " + Excerpt.visible(note)));
    report
        .stopped()
        .ifPresent(reason -> out.println("The run ended early: " + Excerpt.visible(reason) + "."));
    out.println(
        Words.styled(ansi, Words.colour(report.verdict()), report.verdict().toString())
            + ": "
            + Words.counts(report)
            + "; "
            + Words.effort(report));
  }
}

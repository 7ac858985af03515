package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * A report as plain text: what broke first, then what couldn't be told, then the verdict. Rules
 * that are undecided for the same reason share a line.
 *
 * @param ansi whether in colours
 */
public record ConsoleReport(Report report, Ansi ansi) {
  private static final int LONGEST_ANSWER = 300;

  private static final String OBSERVED = "Observed, where the contract is silent:";

  /** How one rule came out: the verdict with the rule, what was found, and what shows it. */
  public String explanation(Judgement judgement) {
    return explanation(RuleView.of(report, judgement, LONGEST_ANSWER));
  }

  public void print(PrintWriter out) {
    report.notes().forEach(note -> out.println("Note: " + Excerpt.visible(note)));
    ReportView view = ReportView.of(report, LONGEST_ANSWER);
    view.broken().forEach(rule -> out.println(explanation(rule)));
    view.reasons(EnumSet.of(Tone.OPEN)).forEach(reason -> out.println(undecided(reason)));
    int observed = report.observations().size();
    // What is broken shall fit on a screen.
    if (observed > 0 && !view.broken().isEmpty()) {
      String answers = ReportView.plural(observed, "answer");
      out.println(OBSERVED + " " + answers + ", which " + ReportFolder.REPORT + " lists.\n");
    } else if (observed > 0) {
      out.println(OBSERVED);
      report
          .observations()
          .forEach((name, value) -> out.println("  " + Excerpt.visible(name + ": " + value)));
      out.println();
    }
    if (report.left().values().stream().anyMatch(state -> !state.equals("reset"))) {
      report
          .left()
          .forEach(
              (address, state) ->
                  out.println("left " + Excerpt.visible(address.inWords() + ": " + state)));
    }
    report
        .stopped()
        .ifPresent(reason -> out.println("The run ended early: " + Excerpt.visible(reason) + "."));
    String verdict = styled(view.tone().style(), report.verdict().toString());
    out.println("%s: %s; %s".formatted(verdict, view.counts(), view.effort()));
  }

  private String explanation(RuleView view) {
    Rule rule = view.rule();
    String name =
        "%s (%s, %s) %s"
            .formatted(styled("bold", rule.id()), rule.level(), rule.source(), rule.title());
    return said(view, name)
        + (view.judgement().finding() instanceof Finding.Broken
            ? view.proof().text().indent(2) + "  Look at: " + rule.requirement().lookAt() + "\n"
            : "");
  }

  private String undecided(ReportView.Reason reason) {
    List<String> ids = reason.rules().stream().map(view -> view.rule().id()).toList();
    return ids.size() == 1
        ? explanation(reason.first())
        : said(reason.first(), ids.size() + " rules: " + String.join(", ", ids));
  }

  private String said(RuleView view, String of) {
    String verdict = styled(view.tone().style(), view.verdict().toString());
    return "%s %s\n  %s.\n".formatted(verdict, of, view.message());
  }

  /** Only the kit's own words are styled, for markup in other text would be obeyed. */
  private String styled(String style, String own) {
    return ansi.string("@|" + style + " " + own + "|@");
  }
}

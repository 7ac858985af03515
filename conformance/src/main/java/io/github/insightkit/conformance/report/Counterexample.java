package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.SavedReport;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The exchanges that show that a rule is broken, ready to be shown to people.
 *
 * @param steps the exchanges, in order
 */
record Counterexample(List<Step> steps) {

  /**
   * One exchange.
   *
   * @param number its place in the counterexample, from 1
   * @param atOnce whether it went on at the same time as the one before
   * @param pause how long nothing was sent before it, in whole seconds
   * @param shown what was sent and answered, with the possible states if the rule is one about them
   */
  record Step(int number, boolean atOnce, long pause, ShownExchange shown) {}

  /** Copies the list. */
  Counterexample {
    steps = List.copyOf(steps);
  }

  /**
   * What shows this finding.
   *
   * @param longestAnswer how much of an answer's body is kept, in UTF-16 units
   */
  static Counterexample of(Report report, Finding finding, int longestAnswer) {
    if (!(finding instanceof Finding.Broken broken)) {
      return new Counterexample(List.of());
    }
    List<Step> steps = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (int i = 0; i < broken.exchanges().size(); i++) {
      Exchange exchange = report.history().exchanges().get(broken.exchanges().get(i));
      int number = i;
      steps.add(
          new Step(
              i + 1,
              exchange.startMicros() < end,
              i == 0 ? 0 : pause(exchange.startMicros() - end),
              ShownExchange.of(
                  report,
                  exchange,
                  broken.proof().map(proof -> proof.steps().get(number).after()),
                  longestAnswer)));
      end = Math.max(end, exchange.endMicros());
    }
    return new Counterexample(steps);
  }

  /** In whole seconds, more rather than less. */
  private static long pause(long micros) {
    Duration gap = Duration.of(micros, ChronoUnit.MICROS);
    return gap.compareTo(SavedReport.NOTICEABLE) < 0 ? 0 : gap.plusMillis(999).toSeconds();
  }

  /** All requests as lines for a shell, those that went on at the same time started together. */
  String script() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      boolean follows = i + 1 < steps.size() && steps.get(i + 1).atOnce();
      script.append(i == 0 ? "" : "\n");
      if (steps.get(i).pause() > 0) {
        script.append("sleep ").append(steps.get(i).pause()).append('\n');
      }
      script.append(steps.get(i).shown().curl());
      if (follows || steps.get(i).atOnce()) {
        script.append(follows ? " &" : " &\nwait");
      }
    }
    return script.toString();
  }

  /** All of it as plain text, a few lines for each step. */
  String text() {
    return steps.stream()
        .map(
            step ->
                step.number()
                    + ". "
                    + (step.pause() > 0 ? "sleep " + step.pause() + "; " : "")
                    + step.shown().shownCurl()
                    + (step.atOnce() ? "\n   at the same time as " + (step.number() - 1) : "")
                    + "\n   "
                    + step.shown().outcome()
                    + (step.shown().states().isEmpty() ? "" : "\n   " + step.shown().states()))
        .collect(Collectors.joining("\n"));
  }
}

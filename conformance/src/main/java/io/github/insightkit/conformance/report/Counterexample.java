package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Report;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The exchanges that show that a rule is broken, ready to be shown to people.
 *
 * @param setting the lines for a shell that set the URL, and what requests have in common; empty if
 *     there are no exchanges
 * @param steps the exchanges, in order
 */
record Counterexample(String setting, List<Step> steps) {
  /** How many steps fit on a screen; of more, the first and the last are shown there. */
  private static final int MOST_SHOWN = 10;

  /** How much of a request is shown there, in UTF-16 units. */
  private static final int LONGEST_LINE = 400;

  /**
   * One exchange.
   *
   * @param atOnce whether it went on at the same time as the one before
   * @param line the request as a line for a shell with these settings, whole
   * @param pause how long nothing was sent before it, in whole seconds
   * @param shown what was sent and answered, with the possible states if the rule is one about them
   */
  record Step(String line, boolean atOnce, long pause, ShownExchange shown) {}

  /**
   * What shows this finding.
   *
   * @param longestAnswer how much of an answer's body is kept, in UTF-16 units
   */
  static Counterexample of(Report report, Finding finding, int longestAnswer) {
    if (!(finding instanceof Finding.Broken broken) || broken.exchanges().isEmpty()) {
      return new Counterexample("", List.of());
    }
    List<Exchange> exchanges =
        broken.exchanges().stream().map(report.history().exchanges()::get).toList();
    List<String> lines =
        Curl.lines(report.history().origin(), exchanges.stream().map(Exchange::request).toList());
    List<Step> steps = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      steps.add(
          new Step(
              Excerpt.visible(lines.get(i + 1)),
              exchange.startMicros() < end,
              i == 0 ? 0 : pause(exchange.startMicros() - end),
              ShownExchange.of(
                  report,
                  exchange,
                  broken
                      .proof()
                      .flatMap(proof -> proof.at(exchange.index()))
                      .map(now -> now.after()),
                  longestAnswer)));
      end = Math.max(end, exchange.endMicros());
    }
    return new Counterexample(Excerpt.visibleLines(lines.get(0)), steps);
  }

  /** In whole seconds, more rather than less. */
  private static long pause(long micros) {
    Duration gap = Duration.of(micros, ChronoUnit.MICROS);
    return gap.compareTo(Exchange.PAUSE) < 0 ? 0 : gap.plusMillis(999).toSeconds();
  }

  /** The command line that repeats the counterexample to this rule, typed beside its report. */
  static String replay(String rule, History.Origin origin) {
    String token = origin.tokenVariable();
    return "java -jar insight-conformance.jar replay %s --rule %s --base-url %s%s"
        .formatted(
            ReportFolder.REPORT,
            Curl.word(rule),
            Curl.word(origin.baseUrl()),
            token.equals(History.Origin.USUAL_VARIABLE) ? "" : " --token-env " + token);
  }

  /** All requests as lines for a shell, those that went on at the same time started together. */
  String script() {
    StringBuilder script = new StringBuilder(setting);
    for (int i = 0; i < steps.size(); i++) {
      boolean follows = i + 1 < steps.size() && steps.get(i + 1).atOnce();
      script.append('\n');
      if (steps.get(i).pause() > 0) {
        script.append("sleep ").append(steps.get(i).pause()).append('\n');
      }
      script.append(steps.get(i).line());
      if (follows || steps.get(i).atOnce()) {
        script.append(follows ? " &" : " &\nwait");
      }
    }
    return script.toString();
  }

  /**
   * All of it as plain text that fits on a screen, a few lines for each step; of long bodies and of
   * many steps a part, which says so.
   */
  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(setting);
    for (int i = 0; i < steps.size(); i++) {
      parts.add(text(i + 1, steps.get(i)));
    }
    int omitted = steps.size() - MOST_SHOWN;
    if (omitted > 0) {
      parts.subList(3, 3 + omitted).clear();
      parts.add(3, "... and " + omitted + " requests more; report.json has them");
    }
    return String.join("\n", parts);
  }

  private static String text(int number, Step step) {
    return number
        + ". "
        + (step.pause() > 0 ? "sleep " + step.pause() + "; " : "")
        + shown(step.line())
        + (step.atOnce() ? "\n   at the same time as " + (number - 1) : "")
        + "\n   "
        + step.shown().outcome()
        + (step.shown().states().isEmpty() ? "" : "\n   " + step.shown().states());
  }

  private static String shown(String line) {
    return line.length() <= LONGEST_LINE
        ? line
        : "%s (%s characters; report.json has it whole)"
            .formatted(Excerpt.of(line, LONGEST_LINE), line.length());
  }
}

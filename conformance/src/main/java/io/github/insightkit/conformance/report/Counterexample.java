package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Shell;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Report;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/**
 * The exchanges that show that a rule is broken, ready to be shown to people.
 *
 * @param url the line for a shell that sets the URL; empty if there are no exchanges
 * @param steps the exchanges, in order
 */
record Counterexample(String url, List<Step> steps) {
  /** How many steps fit on a screen; of more, the first and the last are shown there. */
  private static final int MOST_SHOWN = 10;

  /** How much of a request's body is shown, in UTF-16 units. */
  private static final int LONGEST_BODY = 200;

  private static final int LONGEST_LINE = 4_000;

  /**
   * One exchange.
   *
   * @param number its place in the counterexample, from 1
   * @param atOnce whether it went on at the same time as the one before
   * @param line the request as a line for a shell in which the URL is set, whole
   * @param brief the same with as much of a long body as people read
   * @param pause how long nothing was sent before it, in whole seconds
   * @param shown what was sent and answered, with the possible states if the rule is one about them
   */
  record Step(
      int number, String line, String brief, boolean atOnce, long pause, ShownExchange shown) {}

  Counterexample {
    steps = List.copyOf(steps);
  }

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
    List<Request> requests = exchanges.stream().map(Exchange::request).toList();
    List<String> lines = Curl.lines(report.history().origin(), requests);
    List<String> briefs =
        Curl.lines(
            report.history().origin(), requests.stream().map(Counterexample::brief).toList());
    List<Step> steps = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      steps.add(
          new Step(
              i + 1,
              Excerpt.visible(lines.get(i + 1)),
              Excerpt.visible(briefs.get(i + 1)) + omitted(exchange.request()),
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
    return new Counterexample(Excerpt.visible(lines.get(0)), steps);
  }

  private static Request brief(Request request) {
    return request.body().size() <= LONGEST_BODY
        ? request
        : new Request(
            request.method(),
            request.path(),
            request.headers(),
            ByteString.encodeUtf8(Excerpt.of(request.body().utf8(), LONGEST_BODY)));
  }

  private static String omitted(Request request) {
    int length = request.body().size();
    return length <= LONGEST_BODY
        ? ""
        : " # " + length + " bytes in all, which report.json has whole";
  }

  /** In whole seconds, more rather than less. */
  private static long pause(long micros) {
    Duration gap = Duration.of(micros, ChronoUnit.MICROS);
    return gap.compareTo(Exchange.PAUSE) < 0 ? 0 : gap.plusMillis(999).toSeconds();
  }

  /** The command line that repeats the counterexample to this rule, typed beside its report. */
  static String replay(String rule, History.Origin origin) {
    return "java -jar insight-conformance.jar replay "
        + ReportFolder.REPORT
        + " --rule "
        + Shell.word(rule)
        + " --base-url "
        + Shell.word(origin.baseUrl())
        + (origin.tokenVariable().equals(History.Origin.USUAL_VARIABLE)
            ? ""
            : " --token-env " + origin.tokenVariable());
  }

  /** All requests as lines for a shell, those that went on at the same time started together. */
  String script() {
    StringBuilder script = new StringBuilder(url);
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
    parts.add(url);
    steps.forEach(step -> parts.add(text(step)));
    int omitted = steps.size() - MOST_SHOWN;
    if (omitted > 0) {
      parts.subList(3, 3 + omitted).clear();
      parts.add(3, "... and " + omitted + " requests more; report.json has them");
    }
    return String.join("\n", parts);
  }

  private static String text(Step step) {
    return step.number()
        + ". "
        + (step.pause() > 0 ? "sleep " + step.pause() + "; " : "")
        + Excerpt.of(step.brief(), LONGEST_LINE)
        + (step.atOnce() ? "\n   at the same time as " + (step.number() - 1) : "")
        + "\n   "
        + step.shown().outcome()
        + (step.shown().states().isEmpty() ? "" : "\n   " + step.shown().states());
  }
}

package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Shell;

/** The command line that repeats a counterexample of a report. */
final class ReplayLine {
  private ReplayLine() {}

  /**
   * The line for the counterexample to this rule.
   *
   * @param report where report.json is, as seen from where the line is typed
   * @param origin where the counterexample comes from
   */
  static String of(String report, String rule, History.Origin origin) {
    return "java -jar insight-conformance.jar replay "
        + Shell.word(report)
        + " --rule "
        + Shell.word(rule)
        + " --base-url "
        + Shell.word(origin.baseUrl())
        + (origin.tokenVariable().equals(History.Origin.USUAL_VARIABLE)
            ? ""
            : " --token-env " + origin.tokenVariable());
  }
}

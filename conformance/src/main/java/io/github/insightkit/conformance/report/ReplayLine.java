package io.github.insightkit.conformance.report;

/** The command line that repeats a counterexample of a report. */
final class ReplayLine {
  private ReplayLine() {}

  /**
   * The line for the counterexample to this rule.
   *
   * @param report where report.json is, as seen from where the line is typed
   * @param baseUrl the implementation to repeat it against
   */
  static String of(String report, String rule, String baseUrl) {
    return "java -jar insight-conformance.jar replay "
        + quoted(report)
        + " --rule "
        + rule
        + " --base-url "
        + quoted(baseUrl);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

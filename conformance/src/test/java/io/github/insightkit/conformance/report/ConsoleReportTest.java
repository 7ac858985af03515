package io.github.insightkit.conformance.report;

import static io.github.insightkit.conformance.report.Samples.ACCEPT;
import static io.github.insightkit.conformance.report.Samples.APPLIED;
import static io.github.insightkit.conformance.report.Samples.OTHER;
import static io.github.insightkit.conformance.report.Samples.RESET;
import static io.github.insightkit.conformance.report.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.verdict.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ConsoleReportTest {
  private static final String REFUSED =
      "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"m\"}],\"messages\":[]}";

  private static String printed(Report report) {
    StringWriter text = new StringWriter();
    new ConsoleReport(report, Ansi.OFF).print(new PrintWriter(text, true));
    return text.toString();
  }

  /** Of a reset that is answered like this, a value, and a direct change that is refused. */
  private static Report report(String afterReset) {
    return Samples.report(
        List.of(
            Map.entry(RESET, answer(200, afterReset)),
            Map.entry(ACCEPT, answer(200, APPLIED)),
            Map.entry(OTHER, answer(409, REFUSED))));
  }

  @Test
  void whatIsOpenIsListedWhereNothingIsBroken() {
    assertThat(printed(report(APPLIED)).lines())
        .containsSequence(
            "Observed, where the contract is silent:", "  status of direct-change: 409", "");
  }

  @Test
  void whatIsOpenIsCountedWhereSomethingIsBroken() {
    String missing = APPLIED.replace(",\"messages\":[]", "");

    assertThat(printed(report(missing)).lines())
        .containsSequence(
            "Observed, where the contract is silent: 1 answer, which report.json lists.", "")
        .noneMatch(line -> line.startsWith("  status of "));
  }
}

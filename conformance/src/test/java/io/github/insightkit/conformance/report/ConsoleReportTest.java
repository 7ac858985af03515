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
    ConsoleReport.print(report, Ansi.OFF, new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void whatIsOpenIsListedWhereNothingIsBroken() {
    Report report =
        Samples.report(
            List.of(
                Map.entry(RESET, answer(200, APPLIED)),
                Map.entry(ACCEPT, answer(200, APPLIED)),
                Map.entry(OTHER, answer(409, REFUSED))));

    assertThat(printed(report).lines())
        .containsSequence(
            "Observed, where the contract is silent:", "  status of direct-change: 409", "");
  }

  @Test
  void whatIsOpenIsCountedWhereSomethingIsBroken() {
    String missing = APPLIED.replace(",\"messages\":[]", "");
    Report report =
        Samples.report(
            List.of(
                Map.entry(RESET, answer(200, missing)),
                Map.entry(ACCEPT, answer(200, APPLIED)),
                Map.entry(OTHER, answer(409, REFUSED))));

    assertThat(printed(report).lines())
        .containsSequence(
            "Observed, where the contract is silent: 1 answer, which report.json lists.", "")
        .noneMatch(line -> line.startsWith("  status of "));
  }
}

package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same seed gives the same requests, to the byte, and the same verdicts. How often that is
 * tried, the property {@code determinism.runs} says, and half as often with a state reader.
 */
class DeterminismTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final int RUNS = Integer.getInteger("determinism.runs", 3);

  private record Run(List<Request> requests, Map<String, Verdict> verdicts) {}

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyRunWithOneSeedIsTheSame(boolean reads) throws Exception {
    Run first = run(reads);

    for (int i = 1; i < (reads ? (RUNS + 1) / 2 : RUNS); i++) {
      Run again = run(reads);
      assertThat(again.requests()).isEqualTo(first.requests());
      assertThat(again.verdicts()).isEqualTo(first.verdicts());
    }
  }

  private static Run run(boolean reads) throws Exception {
    MockServer.Builder server = MockServer.builder(CONTRACT);
    Report report =
        reads
            ? Checked.readReport(CONTRACT, server, Checked.EVERYTHING)
            : Checked.report(CONTRACT, server, Checked.EVERYTHING);
    Map<String, Verdict> verdicts = new TreeMap<>();
    report
        .judgements()
        .forEach(judgement -> verdicts.put(judgement.rule().id(), judgement.verdict()));
    return new Run(
        report.history().exchanges().stream().map(exchange -> exchange.request()).toList(),
        verdicts);
  }
}

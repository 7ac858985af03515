package io.github.insightkit.conformance.second;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.selftest.Stranger;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import org.junit.jupiter.api.Test;

class SecondServerTest {

  @Test
  void implementationThatSharesNothingWithTheFirstIsConformant() throws Exception {
    try (SecondServer server = SecondServer.start(Checked.TOKEN)) {
      Report report = Checked.report(Frozen.CONTRACT, server.baseUrl());

      Stranger.SECOND_IMPLEMENTATION.isAsRecorded(report);
      assertThat(Checked.ids(report, Verdict.FAIL)).as(Checked.complaints(report)).isEmpty();
      // It takes an encoded letter of an id, and bearer for Bearer, for something else.
      assertThat(Checked.ids(report, Verdict.WARN))
          .as(Checked.complaints(report))
          .containsExactly("HTTP-19");
      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    }
  }
}

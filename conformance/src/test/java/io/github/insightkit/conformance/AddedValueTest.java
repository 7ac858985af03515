package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value that is added to the contract and to nothing else; the module "openapi" writes it. */
class AddedValueTest {
  private static final String VALUE = "mitigated";

  private final Contract contract =
      Contract.read(Path.of("../openapi/target/with-a-fifth-value.json"));

  @Test
  void theKitAndTheReferenceServerGetItsTransitions() throws Exception {
    Report report = Checked.report(contract, MockServer.builder(contract));

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(report.history().exchanges())
        .extracting(exchange -> exchange.request().body().text())
        .anyMatch(body -> body.contains(VALUE));
  }

  @Test
  void theKitCatchesAServerThatGetsItsTransitionsWrong() throws Exception {
    Report report =
        Checked.report(
            contract,
            MockServer.builder(contract)
                .changes(List.of(Faults.of(contract).named("direct-change-mitigated-to-other"))));

    assertThat(Checked.ids(report, Verdict.FAIL)).containsExactly("TRANSITION-02");
  }
}

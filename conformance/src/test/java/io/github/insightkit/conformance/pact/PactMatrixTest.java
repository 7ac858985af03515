package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Policies;
import io.github.insightkit.conformance.reference.Policy;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pact alone notices of the reference server's faults and legal choices. */
class PactMatrixTest {
  static List<String> policies() {
    List<String> pairs = new ArrayList<>();
    for (Policy policy : Policies.options(Verified.CONTRACT)) {
      policy.values().forEach(value -> pairs.add(policy.key() + "=" + value));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyLegalChoiceKeepsThePact(String pair) throws Exception {
    Report report =
        Verified.report(
            ReferenceServer.builder(Verified.CONTRACT)
                .policies(Policies.usual(Verified.CONTRACT).with(pair)));

    assertThat(report.verdict()).as(Verified.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Verified.ids(report, Verdict.WARN)).isEmpty();
  }

  @Test
  void tableOfWhatThePactAloneCatchesIsWritten() throws Exception {
    List<String> rows = new ArrayList<>();
    for (Fault fault : Faults.of(Verified.CONTRACT).all()) {
      Report report =
          Verified.report(ReferenceServer.builder(Verified.CONTRACT).faults(List.of(fault)));
      rows.add(
          "| "
              + fault.id()
              + " | "
              + fault.expectedRule()
              + " | "
              + outcome(report)
              + " | "
              + first(report)
              + " |");
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target", "pact-matrix.md"),
        "| fault | the kit's rule | the pact alone | first interaction |\n"
            + "| --- | --- | --- | --- |\n"
            + String.join("\n", rows)
            + "\n");
    assertThat(rows).isNotEmpty();
  }

  private static String outcome(Report report) {
    return switch (report.verdict()) {
      case NONCONFORMANT -> "fails";
      case CONFORMANT -> Verified.ids(report, Verdict.WARN).isEmpty() ? "-" : "warns";
      case PARTIAL, INCONCLUSIVE -> "undecided";
      case ERROR -> "error";
    };
  }

  private static String first(Report report) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() != Verdict.PASS)
        .findFirst()
        .map(judgement -> judgement.finding().message())
        .orElse("");
  }
}

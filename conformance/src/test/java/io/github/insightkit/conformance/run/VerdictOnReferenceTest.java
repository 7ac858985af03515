package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Policies;
import io.github.insightkit.conformance.reference.Policy;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictOnReferenceTest {
  private static final Contract CONTRACT = Contract.bundled();

  static List<String> policies() {
    List<String> pairs = new ArrayList<>();
    for (Policy policy : Policies.options(CONTRACT)) {
      policy.values().forEach(value -> pairs.add(policy.key() + "=" + value));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyLegalChoiceIsConformant(String pair) throws Exception {
    Report report =
        Checked.report(
            CONTRACT,
            ReferenceServer.builder(CONTRACT).policies(Policies.usual(CONTRACT).with(pair)),
            Checked.WITHOUT_PAUSE);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.WARN)).isEmpty();
  }

  static Stream<Fault> faults() {
    return Faults.of(CONTRACT).all().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsCaughtByTheRuleThatNamesIt(Fault fault) throws Exception {
    Report report =
        Checked.report(
            CONTRACT,
            ReferenceServer.builder(CONTRACT).faults(List.of(fault)),
            Checked.WITHOUT_PAUSE);

    List<String> broken = new ArrayList<>(Checked.ids(report, Verdict.FAIL));
    broken.addAll(Checked.ids(report, Verdict.WARN));
    assertThat(broken).as(Checked.complaints(report)).containsExactly(fault.expectedRule());
  }
}

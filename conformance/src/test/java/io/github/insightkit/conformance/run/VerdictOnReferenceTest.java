package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Policies;
import io.github.insightkit.conformance.reference.Policy;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** Faults whose rule is there, and a workload that provokes them isn't. */
  private static final Set<String> WAITING_FOR_A_WORKLOAD =
      Set.of(
          "absent-sets-default",
          "rationale-only-sets",
          "reset-of-nothing-500",
          "same-value-answer-changes",
          "other-refused-in-zones",
          "rationale-not-demanded-in-zones",
          "refused-change-applied-in-zones",
          "no-token-accepted-in-zones",
          "empty-body-500",
          "scalar-body-500",
          "empty-body-accepted",
          "body-cut-with-long-rationale",
          "direct-change-with-long-rationale",
          "direct-change-with-unknown-member",
          "direct-change-when-rationale-first",
          "direct-change-under-charset",
          "insights-evicted");

  static Stream<Fault> faults() {
    return Faults.of(CONTRACT).all().stream()
        .filter(fault -> !WAITING_FOR_A_WORKLOAD.contains(fault.id()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsCaughtByTheRuleThatNamesIt(Fault fault) throws Exception {
    assumeTrue(
        Catalogue.rules().stream().anyMatch(rule -> rule.id().equals(fault.expectedRule())),
        () -> fault + " waits for the rule " + fault.expectedRule());
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

package io.github.insightkit.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final SelfTest SELF_TEST = new SelfTest(CONTRACT, "test");

  private static KillMatrix matrix(List<String> faults, List<String> variants) throws Exception {
    return SELF_TEST.run(
        new SelfTest.Plan(faults, variants, 7, 1, 2), (through, all, complaint) -> {});
  }

  @Test
  void faultThatIsCaughtByItsRuleAloneIsAsDeclared() throws Exception {
    KillMatrix matrix = matrix(List.of("reset-not-applied"), List.of("result-null"));

    assertThat(matrix.complaints()).isEmpty();
    assertThat(KillMatrixTable.of(matrix.record()))
        .contains("| TRANSITION | 1 | 1 | 1 |", "Legal servers: 1, false alarms: 0.");
    assertThat(matrix.yaml())
        .contains(
            "fault: reset-not-applied\n",
            "declared: TRANSITION-04\n  mark: AS_DECLARED\n  verdict: nonconformant\n",
            "    FAIL TRANSITION-04: expected the insight to be ",
            "onFreshServer: broken\n",
            "variant: result-null\n");
  }

  @Test
  void progressCountsEveryServerOnce() throws Exception {
    List<Integer> seen = new ArrayList<>();

    SELF_TEST.run(
        new SelfTest.Plan(List.of("reset-refused"), List.of(), 1, 2, 2),
        (through, all, complaint) -> {
          assertThat(all).isEqualTo(2);
          assertThat(complaint).isEmpty();
          seen.add(through);
        });

    assertThat(seen).containsExactly(1, 2);
  }

  @Test
  void unknownFaultIsRefused() {
    assertThatThrownBy(() -> matrix(List.of("no-such"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no fault \"no-such\"");
    assertThatThrownBy(() -> matrix(List.of(), List.of("no-such")))
        .hasMessageContaining("there is no variant \"no-such\"; near it are\n");
  }
}

package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.evolution.Evolution;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How much a run may send. */
class WorkOptionsTest {
  private static int budget(Contract contract, String... args) {
    WorkOptions options = new WorkOptions();
    new CommandLine(options).parseArgs(args);
    return options.budget(contract);
  }

  @Test
  void theBudgetGrowsWithTheTransitionsUnlessItIsGiven() {
    Contract eight = Evolution.named("eight values").contract();

    assertThat(budget(Frozen.CONTRACT)).isEqualTo(1_500);
    assertThat(budget(eight)).isEqualTo(1_100 + 25 * 81);
    assertThat(budget(eight, "--budget", "7")).isEqualTo(7);
  }
}

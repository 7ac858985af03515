package io.github.insightkit.conformance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.insightkit.conformance.Page;
import io.github.insightkit.conformance.automaton.Countable;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.verdict.Report;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How a run grows with the values of the contract, as {@code docs/evolving-contract.md} says it.
 *
 * <p>What can be counted is held to the page wherever all is tried, with {@code -Dproof=all}. What
 * has to be measured is written there by {@code -Pdocs -Dgrowth=measure}, alone on the machine.
 */
class GrowthTest {
  private static final List<Integer> SIZES = List.of(3, 4, 8, 16);

  /** How many requests of the checking sequence there may be for each transition. */
  private static final int MOST_FOR_EACH = 4;

  @Test
  @EnabledIfSystemProperty(named = "proof", matches = "all|write")
  void theSequenceGrowsNoFasterThanTheTransitions() throws Exception {
    StringBuilder table =
        new StringBuilder(
            """
            | values | transitions | observable mutants | requests of the checking sequence | faults of the mock |
            | ---: | ---: | ---: | ---: | ---: |
            """);
    for (int values : SIZES) {
      Contract contract = contract(values);
      int transitions = contract.machine().transitions().size();
      Countable counted = new Countable(contract.machine());
      int requests = counted.requests();
      assertThat(requests).as("%s values", values).isLessThanOrEqualTo(MOST_FOR_EACH * transitions);
      row(
          table,
          values,
          transitions,
          counted.observableMutants(),
          requests,
          Faults.of(contract).all().size());
    }
    Page.of("evolving-contract.md", "growth").has(table.toString());
  }

  @Test
  @EnabledIfSystemProperty(named = "growth", matches = "measure")
  void theWholeRunIsMeasured() throws Exception {
    StringBuilder table =
        new StringBuilder(
            """
            | values | requests of a run | CPU of a run, seconds | for each request, of that with 3 values | CPU of the checking sequence, seconds |
            | ---: | ---: | ---: | ---: | ---: |
            """);
    // What is loaded and compiled for the first run isn't counted.
    run(contract(SIZES.get(0)));
    double first = 0;
    for (int values : SIZES) {
      Contract contract = contract(values);
      int[] requests = new int[1];
      double ofRun =
          cpu(
              () -> {
                requests[0] = run(contract).history().exchanges().size();
                return requests;
              });
      double ofSequence = cpu(() -> new Countable(contract.machine()).requests());
      first = first == 0 ? ofRun / requests[0] : first;
      row(
          table,
          values,
          requests[0],
          decimals(ofRun),
          decimals(ofRun / requests[0] / first),
          decimals(ofSequence));
    }
    Page.of("evolving-contract.md", "growth of a run")
        .write(
            "Measured on %s, JDK %s, mock server included, without the pause of DURABILITY.%n%n%s"
                .formatted(LocalDate.now(ZoneOffset.UTC), Runtime.version().feature(), table));
  }

  private static Report run(Contract contract) throws Exception {
    Report report = Checked.report(contract, MockServer.builder(contract), Checked.WITHOUT_PAUSE);
    assertThat(Checked.failures(report)).isEmpty();
    return report;
  }

  private static Contract contract(int values) {
    return new EditedContract().values(values).contract();
  }

  private static void row(StringBuilder table, Object... cells) {
    for (Object cell : cells) {
      String text =
          cell instanceof Number number
              ? String.format(Locale.ROOT, "%,d", number.longValue())
              : cell.toString();
      table.append("| ").append(text).append(' ');
    }
    table.append("|\n");
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** The seconds of all threads' CPU that this takes. */
  private static double cpu(Callable<?> task) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    task.call();
    return (system.getProcessCpuTime() - before) / 1e9;
  }
}

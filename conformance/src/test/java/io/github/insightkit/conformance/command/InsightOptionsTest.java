package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.evolution.Evolution;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Subjects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** An option for each scope of the contract, under one that has a third. */
class InsightOptionsTest {
  private static InsightOptions given(String... args) {
    Contract contract = Evolution.named("a third scope").contract();
    CommandSpec spec = InsightOptions.of(contract);
    new CommandLine(spec).parseArgs(args);
    return new InsightOptions(contract, spec);
  }

  @Test
  void eachScopeHasItsOption() {
    InsightOptions options =
        given("--organization", "o", "--issue", "i", "--zone=z", "--issue", "j");

    assertThat(options.isGiven()).isTrue();
    assertThat(options.names()).isEqualTo("--account, --zone, --organization, --issue");
    assertThat(options.subjects())
        .extracting(Subjects::addresses, list(Address.class))
        .containsExactly(
            new Address("zone", "z", "i"),
            new Address("zone", "z", "j"),
            new Address("organization", "o", "i"),
            new Address("organization", "o", "j"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> given("--issue", "i").subjects())
        .withMessage(
            "expected --account or --zone or --organization, so that the insights can be reached;"
                + " got none");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> given("--organization", "o").subjects())
        .withMessage("expected at least one --issue that may be changed, got none");
    assertThat(given().isGiven()).isFalse();
  }
}

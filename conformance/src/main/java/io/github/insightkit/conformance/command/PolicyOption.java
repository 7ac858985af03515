package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Policies;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says how the reference server answers open questions. */
final class PolicyOption {
  @Option(
      names = "--policy",
      paramLabel = "KEY=VALUE",
      description = "How it answers where the contract is silent. Repeatable.")
  private List<String> policies = new ArrayList<>();

  /** The choices; the usual ones where none is made. */
  Policies choices(Contract contract) {
    return UsageException.reading(
        "--policy: ", () -> Policies.usual(contract).with(policies.toArray(String[]::new)));
  }
}

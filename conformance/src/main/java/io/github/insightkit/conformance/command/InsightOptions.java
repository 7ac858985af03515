package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which insights are meant. */
final class InsightOptions {
  @Option(names = "--account", paramLabel = "ID", description = "The account to go through.")
  private @Nullable String account;

  @Option(names = "--zone", paramLabel = "ID", description = "The zone to go through.")
  private @Nullable String zone;

  @Option(
      names = "--issue",
      paramLabel = "ID",
      description = "An insight that may be changed. Repeatable; isolation takes two.")
  private List<String> issues = new ArrayList<>();

  /** Whether any of them was given. */
  boolean isGiven() {
    return account != null || zone != null || !issues.isEmpty();
  }

  /** The insights: each issue through each scope. */
  Subjects subjects(Contract contract) {
    UsageException.require(
        account != null || zone != null,
        "expected --account, --zone or both, so that the insights can be reached; got neither");
    UsageException.require(
        !issues.isEmpty(), "expected at least one --issue that may be changed, got none");
    List<Address> addresses = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      String owner = operation.scope().equals("account") ? account : zone;
      if (owner != null) {
        issues.forEach(issue -> addresses.add(new Address(operation.scope(), owner, issue)));
      }
    }
    return new Subjects(addresses);
  }
}

package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.session.Subjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that say which insights are meant: one for each scope of the contract, and issues.
 *
 * @param spec what a command has of it, which is parsed with the command
 */
record InsightOptions(Contract contract, CommandSpec spec) {
  private static final String ISSUE = "--issue";

  /** The options under this contract, to be mixed into a command. */
  static CommandSpec of(Contract contract) {
    CommandSpec spec = CommandSpec.create();
    for (Operation operation : contract.operations()) {
      spec.addOption(
          OptionSpec.builder(name(operation))
              .type(String.class)
              .paramLabel("ID")
              .description("The " + operation.scope() + " to go through.")
              .build());
    }
    return spec.addOption(
        OptionSpec.builder(ISSUE)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("ID")
            .description(
                "An insight that may be changed. Repeatable; isolation takes two, and with four no"
                    + " time is spent on waiting.")
            .build());
  }

  private static String name(Operation operation) {
    return "--" + operation.scope();
  }

  boolean isGiven() {
    return spec.options().stream().anyMatch(option -> option.getValue() != null);
  }

  String names() {
    return spec.options().stream().map(OptionSpec::longestName).collect(Collectors.joining(", "));
  }

  Subjects subjects() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      String owner = spec.findOption(name(operation)).getValue();
      if (owner != null) {
        owners.put(operation.scope(), owner);
      }
    }
    UsageException.require(
        !owners.isEmpty(),
        "expected "
            + contract.operations().stream()
                .map(InsightOptions::name)
                .collect(Collectors.joining(" or "))
            + ", so that the insights can be reached; got none");
    List<String> issues = Objects.requireNonNullElse(spec.findOption(ISSUE).getValue(), List.of());
    UsageException.require(
        !issues.isEmpty(), "expected at least one " + ISSUE + " that may be changed, got none");
    return Subjects.of(contract, owners, issues);
  }
}

package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.run.Selection;
import java.util.Map;
import picocli.CommandLine.Command;

/** Verifies an implementation against the client's pact. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Verifies that an implementation keeps the pact that was recorded from the client.",
      "The provider states are arranged through the endpoint itself; nothing else is asked of it.",
      "Without --base-url it starts the embedded reference server and verifies that."
    },
    footer = {
      "",
      "Exit codes: 0 every interaction is kept; 1 one is broken; 2 a provider state couldn't be",
      "arranged, or an answer is missing; 64 bad arguments; 69 the target can't be reached;",
      "70 a bug in the kit.",
      "",
      "It changes the insights that it is given, and leaves them reset."
    })
final class PactVerifyCommand extends RunCommand {

  /**
   * Reads this environment.
   *
   * @param environment variables by name
   * @param terminal whether somebody watches the process's own streams
   */
  PactVerifyCommand(Map<String, String> environment, boolean terminal) {
    super(environment, terminal);
  }

  @Override
  Selection selection(WorkOptions options) {
    return options.pact();
  }
}

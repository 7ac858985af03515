package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.run.Selection;
import java.util.Map;
import picocli.CommandLine.Command;

/** Verifies an implementation against the client's pact. */
@Command(name = "verify")
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

package io.github.insightkit.conformance.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with the pact: verify it, hand it out, publish it. */
@Command(name = "pact", mixinStandardHelpOptions = true)
final class PactCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  private PactCommand() {}

  /** The command with its subcommands, which read this environment. */
  static CommandLine line(Map<String, String> environment, boolean terminal) {
    return new CommandLine(new PactCommand())
        .addSubcommand(new PactVerifyCommand(environment, terminal))
        .addSubcommand(new PactExportCommand())
        .addSubcommand(new PactPublishCommand(environment));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected one of " + spec.subcommands().keySet() + ", got none");
  }
}

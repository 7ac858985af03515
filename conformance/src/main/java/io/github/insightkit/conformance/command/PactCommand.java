package io.github.insightkit.conformance.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.history.WholeFile;
import io.github.insightkit.conformance.pact.PactFile;
import io.github.insightkit.conformance.run.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with the pact: verify it, hand it out, publish it. */
@Command(
    name = "pact",
    mixinStandardHelpOptions = true,
    subcommands = {PactCommand.Verify.class, PactCommand.Export.class, PactPublishCommand.class})
final class PactCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected one of " + spec.subcommands().keySet() + ", got none");
  }

  /** Verifies an implementation against the client's pact: a run of nothing else. */
  @Command(name = "verify")
  static final class Verify extends RunCommand {
    @Override
    Selection selection(WorkOptions options) {
      return options.pact();
    }
  }

  @Command(name = "export")
  static final class Export extends KitCommand {

    @Parameters(paramLabel = "DIR", description = "The folder; it is made if it isn't there.")
    private Path folder;

    @Override
    int run(PrintWriter out) {
      Path file = folder.resolve(PactFile.NAME);
      try {
        Files.createDirectories(folder);
        WholeFile.write(file, content -> content.write(PactFile.text().getBytes(UTF_8)));
      } catch (IOException | UncheckedIOException e) {
        throw new UsageException("can't write to the folder " + folder + "; choose another");
      }
      out.println(file);
      return ExitCode.CONFORMANT;
    }
  }
}

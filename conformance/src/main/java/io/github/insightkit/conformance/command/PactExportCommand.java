package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.pact.PactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the pact to a folder. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes the pact to a folder, for any tool that verifies pacts.")
public final class PactExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder; it is made if it isn't there.")
  private Path folder;

  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  PactExportCommand() {}

  @Override
  public Integer call() {
    Path file = folder.resolve(PactFile.NAME);
    try {
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, ".pact", null);
      Files.write(whole, PactFile.bytes());
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "can't write to the folder " + folder + "; choose another", e);
    }
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
    return ExitCode.CONFORMANT;
  }
}

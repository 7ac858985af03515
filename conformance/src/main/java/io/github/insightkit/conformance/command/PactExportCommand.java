package io.github.insightkit.conformance.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.history.WholeFile;
import io.github.insightkit.conformance.pact.PactFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "export")
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
final class PactExportCommand extends KitCommand {

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

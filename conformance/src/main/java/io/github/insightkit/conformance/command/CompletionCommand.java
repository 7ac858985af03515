package io.github.insightkit.conformance.command;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the completion script. */
@Command(name = "completion")
final class CompletionCommand extends KitCommand {

  @Override
  int run(PrintWriter out) {
    CommandLine root = spec().root().commandLine();
    out.print(AutoComplete.bash(root.getCommandName(), root));
    return ExitCode.CONFORMANT;
  }
}

package io.github.insightkit.conformance.command;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the completion script. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script that lets bash and zsh complete commands and options.",
      "",
      "It completes the name insight-conformance, so give the jar that name first:"
    },
    footer = {
      "  alias insight-conformance='java -jar /path/to/insight-conformance.jar'",
      "  source <(insight-conformance completion)"
    })
final class CompletionCommand extends KitCommand {

  @Override
  int run(PrintWriter out) {
    CommandLine root = spec().root().commandLine();
    out.print(AutoComplete.bash(root.getCommandName(), root));
    return ExitCode.CONFORMANT;
  }
}

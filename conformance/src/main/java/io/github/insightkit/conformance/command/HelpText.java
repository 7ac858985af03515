package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the help of each command says above and below its options. It stands in {@code help.txt}: a
 * section a command, in which a line of dashes parts the one from the other.
 */
final class HelpText {
  private static final String FILE = "/io/github/insightkit/conformance/command/help.txt";

  private HelpText() {}

  /** The same command; its help and that of its subcommands has its text once it is shown. */
  static CommandLine in(CommandLine line) {
    return line.setHelpFactory((spec, colours) -> new CommandLine.Help(filled(spec), colours));
  }

  private static CommandSpec filled(CommandSpec spec) {
    String[] parts = section("\n" + Contract.resource(FILE), spec.qualifiedName()).split("--\n", 2);
    spec.usageMessage().description(lines(parts[0])).optionListHeading("");
    spec.usageMessage().footer(parts.length == 1 ? new String[0] : lines(parts[1]));
    return spec;
  }

  private static String[] lines(String text) {
    return text.lines().toArray(String[]::new);
  }

  private static String section(String text, String command) {
    String heading = "\n== " + command + "\n";
    int start = text.indexOf(heading);
    if (start < 0) {
      throw new IllegalStateException("expected a section on " + command + " in help.txt");
    }
    int end = text.indexOf("\n== ", start + heading.length());
    return text.substring(start + heading.length(), end < 0 ? text.length() : end + 1);
  }
}

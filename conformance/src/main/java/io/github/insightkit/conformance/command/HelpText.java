package io.github.insightkit.conformance.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the help of each command says above and below its options. It stands in {@code help.txt}: a
 * section a command, in which a line of dashes parts the one from the other.
 */
final class HelpText {
  private static final String FILE = "help.txt";

  private HelpText() {}

  /** The same command; its help and that of its subcommands has its text once it is shown. */
  static CommandLine in(CommandLine line) {
    return line.setHelpFactory((spec, colours) -> new CommandLine.Help(filled(spec), colours));
  }

  private static CommandSpec filled(CommandSpec spec) {
    String[] parts = section("\n" + text(), spec.qualifiedName()).split("--\n", 2);
    spec.usageMessage().description(lines(parts[0]));
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
      throw new IllegalStateException("expected a section on " + command + " in " + FILE);
    }
    int end = text.indexOf("\n== ", start + heading.length());
    return text.substring(start + heading.length(), end < 0 ? text.length() : end + 1);
  }

  private static String text() {
    try (InputStream in = HelpText.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + FILE, e);
    }
  }
}

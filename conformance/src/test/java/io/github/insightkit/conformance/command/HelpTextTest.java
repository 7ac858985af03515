package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Each command has its section of the help's text, and each section is a command's. */
class HelpTextTest {
  private static void collect(CommandLine line, Set<String> names) {
    names.add("== " + line.getCommandSpec().qualifiedName());
    line.getHelp();
    assertThat(line.getCommandSpec().usageMessage().description()[0]).endsWith(".");
    line.getSubcommands().values().forEach(subcommand -> collect(subcommand, names));
  }

  @Test
  void sectionsAndCommandsAreTheSame() throws IOException {
    Set<String> names = new TreeSet<>();
    collect(InsightConformance.commandLine(Map.of(), false), names);

    try (var in = Objects.requireNonNull(HelpText.class.getResourceAsStream("help.txt"))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .filteredOn(line -> line.startsWith("=="))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void aCommandWithoutASectionIsNamed() {
    CommandLine unknown = new CommandLine(CommandSpec.create().name("unheard-of"));

    assertThatThrownBy(() -> HelpText.in(unknown).getUsageMessage())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected a section on unheard-of in help.txt");
  }
}

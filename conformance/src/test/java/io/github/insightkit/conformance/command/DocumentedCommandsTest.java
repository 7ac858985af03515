package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command that a text shows in a block of code is one that the kit takes. */
class DocumentedCommandsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\n(.*?)^```");
  private static final Pattern COMMAND =
      Pattern.compile(
          "insight(?:-classification)?-conformance(?:-all)?(?:\\.jar)?"
              + " ((?:run|judge|mock|list|explain|plan|replay|compare|selftest|completion|pact)\\b[^\n"
              + "]*)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../README.md",
        "README.md",
        "docs/comparing.md",
        "docs/mock.md",
        "docs/pipelines.md",
        "docs/proof.md",
        "docs/recorded-traffic.md",
        "docs/state-reader.md",
        "docs/tutorial.md",
      })
  void theKitTakesIt(Path text) throws IOException {
    List<String> commands = commands(Files.readString(text));
    assertThat(commands).isNotEmpty();
    assertThat(commands).allSatisfy(command -> assertThat(complaint(command)).isEmpty());
  }

  @Test
  void oneThatItDoesNotTakeWouldBeTold() {
    String text =
        """
        run --not-code
        ```sh
        bin/insight-conformance run --base-url http://127.0.0.1/ \\
          --issue I &
        docker run --rm insight-conformance mock --prot 8080   # a comment
        ```
        """;
    assertThat(commands(text))
        .containsExactly("run --base-url http://127.0.0.1/ --issue I", "mock --prot 8080");
    assertThat(complaint(commands(text).get(0))).isEmpty();
    assertThat(complaint(commands(text).get(1))).contains("--prot");
  }

  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    BLOCK
        .matcher(text)
        .results()
        .map(block -> block.group(1).replaceAll("\\\\\n\\s*", ""))
        .flatMap(code -> COMMAND.matcher(code).results())
        .map(command -> command.group(1).replaceAll("\\s*( [&|>#]|['\"]$).*", "").strip())
        .forEach(commands::add);
    return commands;
  }

  /** What the kit complains of; empty if it takes the command. */
  private static String complaint(String command) {
    String[] arguments = command.split("\\s+");
    try {
      InsightConformance.commandLine(Map.of(), false, arguments).parseArgs(arguments);
      return "";
    } catch (CommandLine.ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }
}

package io.github.insightkit.evolutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every evolution through every column: an SDK that follows, or a refusal.
 *
 * <p>The table is committed; after a change that is meant, run with {@code -Devolutions.update}.
 */
class EvolutionMatrixTest {
  private static final Path TABLE = Path.of("../docs/evolutions.md");
  private static final Project PROJECT = Project.here();

  @TempDir Path folder;

  @Test
  void everyEvolutionIsFollowedOrRefused() throws Exception {
    Check check = new Check(PROJECT);
    Compiler compiler = new Compiler();
    List<Stage> stages =
        List.of(
            new Stages.Generate(new Generator(PROJECT)),
            new Stages.Compile(PROJECT, compiler),
            new Stages.Wire(compiler),
            new Stages.Fake(compiler));
    List<Evolution> all = new ArrayList<>(Evolutions.all());
    all.addAll(Refusals.all());

    // What one evolution waits for, the generator, leaves time for the compiler of another.
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<Future<List<String>>> rows = new ArrayList<>();
    for (Evolution evolution : all) {
      rows.add(two.submit(() -> row(evolution, check, stages)));
    }
    two.shutdown();
    List<String> failures = new ArrayList<>();
    StringBuilder table = new StringBuilder(heading(stages));
    for (int i = 0; i < rows.size(); i++) {
      try {
        List<String> cells = rows.get(i).get();
        table.append(
            "| %d | %s | %s |%n".formatted(i + 1, all.get(i).name(), String.join(" | ", cells)));
      } catch (ExecutionException e) {
        failures.add(all.get(i).name() + ": " + e.getCause());
      }
    }
    assertThat(failures).isEmpty();
    String text = table.toString().replace(System.lineSeparator(), "\n");
    if (System.getProperty("evolutions.update") != null) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, text);
    }
    assertThat(text)
        .as("the matrix; if the change is meant, run with -Devolutions.update and commit %s", TABLE)
        .isEqualTo(Files.readString(TABLE));
  }

  private List<String> row(Evolution evolution, Check check, List<Stage> stages) throws Exception {
    Evolved evolved = new Evolved(evolution, folder(evolution));
    Files.writeString(evolved.contract(), ContractEdit.text(PROJECT.contract(), evolution.edit()));
    Optional<String> refusal = check.refusal(evolved);
    List<String> cells = new ArrayList<>();
    if (evolution.expected() instanceof Evolution.Expected.Refused refused) {
      assertThat(refusal)
          .hasValueSatisfying(
              message ->
                  assertThat(message.lines())
                      .containsExactly(
                          "The contract has 1 problem:",
                          "insight-classification.yaml: " + refused.line()));
      cells.add("refused: `" + refused.line().replace("|", "\\|") + "`");
      stages.forEach(stage -> cells.add(""));
      return cells;
    }
    assertThat(refusal).isEmpty();
    cells.add("sound");
    for (Stage stage : stages) {
      cells.add(stage.follow(evolved));
    }
    return cells;
  }

  private Path folder(Evolution evolution) throws IOException {
    return Files.createDirectories(
        folder.resolve(evolution.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")));
  }

  private static String heading(List<Stage> stages) {
    StringBuilder heading =
        new StringBuilder(
            """
            # Evolutions

            What an API's maintainer would change in the contract, one small edit each, and what becomes of it. Nothing outside of `openapi/` is
            edited: the check takes the contract or refuses it, the templates generate from it, the SDK as it is compiles with that (no warning, Javadoc included),
            what a user writes sends what the contract asks for, over a socket, and the fake for tests of users has the new table of states. Written by `EvolutionMatrixTest`, which holds this table to what it finds.

            | # | evolution | check |\
            """);
    stages.forEach(stage -> heading.append(" ").append(stage.name()).append(" |"));
    heading.append("\n| ---: | --- | --- |").append(" --- |".repeat(stages.size())).append('\n');
    return heading.toString();
  }
}

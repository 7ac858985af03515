package io.github.insightkit.evolutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every evolution through every column: an SDK and a kit that follow, or a refusal. Two of them are
 * tried unless {@code -Dproof=all} says otherwise.
 *
 * <p>The table is committed; after a change that is meant, run with {@code -Dproof=all
 * -Devolutions.update}. {@code -Devolutions.folder=DIR} keeps the contracts and all that was made
 * of them.
 */
class EvolutionMatrixTest {
  private static final Path TABLE = Path.of("../docs/evolutions.md");
  private static final Project PROJECT = Project.here();
  private static final boolean IS_WHOLE = !System.getProperty("proof", "sample").equals("sample");

  @TempDir Path temporary;

  @Test
  void everyEvolutionIsFollowedOrRefused() throws Exception {
    List<Evolution> all = new ArrayList<>(Evolutions.all());
    all.addAll(Refusals.all());
    List<Evolution> tried =
        IS_WHOLE ? all : List.of(Evolutions.all().get(0), Refusals.all().get(0));

    StringBuilder table = new StringBuilder(heading());
    cells(tried)
        .forEach(
            (evolution, cells) -> table.append(row(all.indexOf(evolution) + 1, evolution, cells)));
    if (System.getProperty("evolutions.update") != null) {
      assertThat(IS_WHOLE).as("say -Dproof=all as well").isTrue();
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, table);
    }
    assertThat(table.toString())
        .as(
            "the matrix; if the change is meant, run with -Dproof=all -Devolutions.update and"
                + " commit %s",
            TABLE)
        .isEqualTo(committed(all, tried));
  }

  /** The committed table, but for the rows that aren't tried. */
  private static String committed(List<Evolution> all, List<Evolution> tried) throws IOException {
    List<String> left =
        all.stream()
            .filter(evolution -> !tried.contains(evolution))
            .map(
                evolution -> "| %d | %s | ".formatted(all.indexOf(evolution) + 1, evolution.name()))
            .toList();
    String text = Files.readString(TABLE);
    assertThat(text).as("%s; see above", TABLE).contains(left);
    return text.lines()
        .filter(line -> left.stream().noneMatch(line::startsWith))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** What becomes of each of them. */
  private Map<Evolution, List<String>> cells(List<Evolution> tried) throws Exception {
    Check check = new Check(PROJECT);
    List<Stage> stages = stages();
    // What one evolution waits for, the generator, leaves time for the compiler of another.
    ExecutorService two = Executors.newFixedThreadPool(2);
    Map<Evolution, Future<List<String>>> running = new LinkedHashMap<>();
    for (Evolution evolution : tried) {
      running.put(evolution, two.submit(() -> cells(evolution, check, stages)));
    }
    two.shutdown();
    List<String> failures = new ArrayList<>();
    Map<Evolution, List<String>> cells = new LinkedHashMap<>();
    for (Map.Entry<Evolution, Future<List<String>>> one : running.entrySet()) {
      try {
        cells.put(one.getKey(), one.getValue().get());
      } catch (ExecutionException e) {
        failures.add(one.getKey().name() + ": " + e.getCause());
      }
    }
    assertThat(failures).isEmpty();
    return cells;
  }

  private static List<Stage> stages() {
    Compiler compiler = new Compiler();
    return List.of(
        new Stages.Generate(new Generator(PROJECT)),
        new Stages.Compile(PROJECT, compiler),
        new Stages.Wire(compiler),
        new Stages.Fake(compiler),
        new Kit(PROJECT, compiler));
  }

  private List<String> cells(Evolution evolution, Check check, List<Stage> stages)
      throws Exception {
    Evolved evolved = new Evolved(evolution, folder(evolution));
    Path before = evolution.equals(Evolutions.NONE) ? PROJECT.contract() : PROJECT.frozenContract();
    Files.writeString(evolved.contract(), ContractEdit.text(before, evolution.edit()));
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
    String kept = System.getProperty("evolutions.folder");
    Path folder = kept == null ? temporary : Path.of(kept);
    return Files.createDirectories(
        folder.resolve(evolution.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")));
  }

  private static String row(int number, Evolution evolution, List<String> cells) {
    return "| " + number + " | " + evolution.name() + " | " + String.join(" | ", cells) + " |\n";
  }

  private static String heading() {
    List<Stage> stages = stages();
    StringBuilder heading =
        new StringBuilder(
            """
            # Evolutions

            What an API's maintainer would change in the contract, one small edit each, and what becomes of it. Nothing outside of `openapi/` is
            edited: the check takes the contract or refuses it, the templates generate from it, the SDK as it is compiles with that (no warning, Javadoc included),
            what a user writes sends what the contract asks for, over a socket, and the fake for tests of users has the new table of states. The kit as it is finds
            its own server conformant and catches a broken one; with eleven values and more its judging takes minutes, so it isn't tried there. Written by `EvolutionMatrixTest`, which holds this table to what it finds: two rows in each build, all of them every night.

            | # | evolution | check |\
            """);
    stages.forEach(stage -> heading.append(" ").append(stage.name()).append(" |"));
    heading.append("\n| ---: | --- | --- |").append(" --- |".repeat(stages.size())).append('\n');
    return heading.toString();
  }
}

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every evolution through every column: an SDK and a kit that follow, or a refusal. Unless {@code
 * -Dproof=all} says otherwise, one that is followed is tried as far as the SDK goes, and one that
 * is refused.
 *
 * <p>The table is committed; after a change that is meant, run with {@code -Dproof=all
 * -Devolutions.update}. {@code -Devolutions.only=TEXT} tries those with this in their names, and
 * {@code -Devolutions.folder=DIR} keeps the contracts and all that was made of them.
 */
class EvolutionMatrixTest {
  private static final Path TABLE = Path.of("../docs/evolutions.md");
  private static final Project PROJECT = Project.here();
  private static final boolean IS_WHOLE = !System.getProperty("proof", "sample").equals("sample");

  private static final List<Evolution> ALL =
      Stream.concat(Evolutions.all().stream(), Refusals.all().stream()).toList();
  private static final String MENDED =
      "the matrix; if the change is meant, run with -Dproof=all -Devolutions.update and commit "
          + TABLE;

  private final Compiler compiler = new Compiler();

  @TempDir Path temporary;

  @Test
  void everyEvolutionIsFollowedOrRefused() throws Exception {
    List<Stage> stages = new ArrayList<>(ofSdk());
    if (IS_WHOLE) {
      stages.add(new Kit(PROJECT, compiler));
    }
    List<Evolution> tried = tried();
    if (!tried.equals(ALL)) {
      assertThat(rows(tried, stages)).as(MENDED).allMatch(Files.readString(TABLE)::contains);
      return;
    }
    String table = heading(stages) + String.join("", rows(ALL, stages)) + "\n";
    if (System.getProperty("evolutions.update") != null) {
      Files.writeString(TABLE, table);
    }
    assertThat(table).as(MENDED).isEqualTo(Files.readString(TABLE));
  }

  private static List<Evolution> tried() {
    String only = System.getProperty("evolutions.only");
    if (only != null) {
      return ALL.stream().filter(evolution -> evolution.name().contains(only)).toList();
    }
    return IS_WHOLE ? ALL : List.of(ALL.get(1), Refusals.all().get(0));
  }

  private List<Stage> ofSdk() {
    return List.of(
        new Stages.Generate(new Generator(PROJECT)),
        new Stages.Compile(PROJECT, compiler),
        new Stages.Wire(compiler),
        new Stages.Fake(compiler));
  }

  /** What becomes of each of them, as rows of the table, each behind the end of a line. */
  private List<String> rows(List<Evolution> tried, List<Stage> stages) throws Exception {
    Check check = new Check(PROJECT);
    // What one evolution waits for, the generator, leaves time for the compiler of another.
    ExecutorService two = Executors.newFixedThreadPool(2);
    Map<Evolution, Future<List<String>>> running = new LinkedHashMap<>();
    for (Evolution evolution : tried) {
      running.put(evolution, two.submit(() -> cells(evolution, check, stages)));
    }
    two.shutdown();
    List<String> failures = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (Map.Entry<Evolution, Future<List<String>>> one : running.entrySet()) {
      try {
        rows.add(row(one.getKey(), one.getValue().get()));
      } catch (ExecutionException e) {
        failures.add(one.getKey().name() + ": " + e.getCause());
      }
    }
    assertThat(failures).isEmpty();
    return rows;
  }

  private List<String> cells(Evolution evolution, Check check, List<Stage> stages)
      throws Exception {
    Evolved evolved = new Evolved(evolution, folder(evolution));
    Path before = evolution.equals(Evolutions.NONE) ? PROJECT.contract() : PROJECT.frozenContract();
    Files.writeString(evolved.contract(), ContractEdit.text(before, evolution.edit()));
    Files.writeString(evolved.reads(), ContractEdit.text(PROJECT.reads(), evolution.reads()));
    Optional<String> refusal = check.refusal(evolved);
    List<String> cells = new ArrayList<>();
    if (evolution.expected() instanceof Evolution.Expected.Refused refused) {
      assertThat(refusal)
          .hasValueSatisfying(
              message ->
                  assertThat(message.lines())
                      .containsExactly("The contract has 1 problem:", refused.line()));
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

  private static String row(Evolution evolution, List<String> cells) {
    return "\n| %d | %s | %s |"
        .formatted(ALL.indexOf(evolution) + 1, evolution.name(), String.join(" | ", cells));
  }

  private static String heading(List<Stage> stages) {
    StringBuilder heading =
        new StringBuilder(
            """
            # Evolutions

            What an API's maintainer would change in the contract, one small edit each, and what becomes of it. Nothing outside of `openapi/` is
            edited: the check takes the contract or refuses it, the templates generate from it, the SDK as it is compiles with that (no warning, Javadoc included),
            what a user writes sends what the contract asks for, over a socket, and the fake for tests of users has the new table of states. The kit as it is finds
            its own server conformant and catches a broken one. Written by `EvolutionMatrixTest`, which holds this table to what it finds: each build tries one
            that is followed, but for the kit, and one that is refused; every night tries them all.

            | # | evolution | check |\
            """);
    stages.forEach(stage -> heading.append(" ").append(stage.name()).append(" |"));
    return heading
        .append("\n| ---: | --- | --- |")
        .append(" --- |".repeat(stages.size()))
        .toString();
  }
}

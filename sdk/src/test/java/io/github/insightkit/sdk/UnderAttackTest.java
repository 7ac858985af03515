package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables in the docs are what was measured, and what was measured is what the tests go by.
 *
 * <p>{@code -Ddocs.measure=true} lets every attack happen in a JVM with a small heap and writes the
 * results and the tables; {@code -Ddocs.update=true} writes the tables anew from the results.
 */
class UnderAttackTest {
  private static final Path PAGE = Path.of("docs/under-attack.md");
  private static final Path RESULTS = Path.of("docs/under-attack.tsv");

  /** What a call may take beyond its timeout: the thread that it holds has this to unwind. */
  private static final int GRACE_MILLIS = 500;

  @TempDir private static Path folder;

  @Test
  void resultsAreOfTheRowsThatTheTestsGoByAndAgree() throws IOException {
    Map<String, Measured> results =
        results().stream().collect(Collectors.toMap(Measured::key, Function.identity()));
    for (Attack attack : Attack.all()) {
      for (boolean async : new boolean[] {false, true}) {
        String key = Measured.key(attack.event(), attack.over(), async, attack.calls());
        Measured measured = results.remove(key);
        assertThat(measured).as("%s in %s; measure with -Ddocs.measure", key, RESULTS).isNotNull();
        assertThat(attack.expected())
            .as(key)
            .extracting(expected -> expected.type().getSimpleName())
            .containsAll(measured.types());
        if (attack.requests() > 0) {
          assertThat(measured.requests()).as(key).isLessThanOrEqualTo(attack.requests());
        }
        assertThat(measured.timeoutMillis()).as(key).isEqualTo(attack.timeoutMillis());
        assertThat(measured.slowestMillis())
            .as(key)
            .isLessThan(attack.timeoutMillis() + GRACE_MILLIS);
      }
    }
    assertThat(results).as("results of no attack").isEmpty();
  }

  @Test
  void publishedTablesAreTheResults() throws IOException {
    String page = Files.readString(PAGE);
    String written = page;
    for (AttackTables.Table table : AttackTables.of(results())) {
      written = table.in(written);
    }
    if (Boolean.getBoolean("docs.update") || Boolean.getBoolean("docs.measure")) {
      Files.writeString(PAGE, written);
      return;
    }
    assertThat(page).as("run once more with -Ddocs.update=true").isEqualTo(written);
  }

  private static List<Measured> results() throws IOException {
    List<String> lines = Files.readAllLines(RESULTS);
    assertThat(lines.get(0)).isEqualTo(Measured.HEAD);
    return lines.stream().skip(1).map(Measured::parse).toList();
  }

  @BeforeAll
  static void measure() throws IOException {
    if (!Boolean.getBoolean("docs.measure")) {
      return;
    }
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("", Measured.HEAD);
    Path pem = Files.writeString(folder.resolve("server.pem"), Attack.LOCALHOST.certificatePem());
    try (SmallHeapJvm jvm = new SmallHeapJvm(pem)) {
      for (Attack.Over over : Attack.Over.values()) {
        // What a JVM does only once is no part of what an attack comes to.
        Attack first =
            Attack.all().stream().filter(one -> one.over() == over).findFirst().orElseThrow();
        first.measure(jvm, false);
        first.measure(jvm, true);
      }
      for (Attack attack : Attack.all()) {
        for (boolean async : new boolean[] {false, true}) {
          Measured measured = attack.measure(jvm, async);
          lines.put(measured.key(), measured.line());
        }
      }
    }
    Files.write(RESULTS, new ArrayList<>(lines.values()));
  }
}

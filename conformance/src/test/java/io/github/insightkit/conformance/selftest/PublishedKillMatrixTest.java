package io.github.insightkit.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Variants;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The kill matrix in the README follows from the catalogue of faults and from the list of those
 * that aren't caught yet; that the list is right shows when all of them are run.
 */
class PublishedKillMatrixTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- kill-matrix -->\n";
  private static final String END = "<!-- /kill-matrix -->";

  private static Set<String> notYet() throws IOException {
    try (InputStream in =
        PublishedKillMatrixTest.class.getResourceAsStream("/not-yet-caught.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static String summary(List<Fault> faults, Set<String> notYet, int variants) {
    Map<String, List<Fault>> areas =
        faults.stream()
            .collect(
                Collectors.groupingBy(
                    fault ->
                        fault.expectedRule().substring(0, fault.expectedRule().lastIndexOf('-')),
                    TreeMap::new,
                    Collectors.toList()));
    StringBuilder text =
        new StringBuilder(
            "| area | faults | caught by exactly their rule |\n| --- | --- | --- |\n");
    areas.forEach((area, some) -> text.append(row(area, some, notYet)));
    return text.append(row("**all**", faults, notYet))
        .append("\nLegal servers besides the reference server: ")
        .append(variants)
        .append(", false alarms: 0.\n")
        .toString();
  }

  private static String row(String name, List<Fault> faults, Set<String> notYet) {
    long caught = faults.stream().filter(fault -> !notYet.contains(fault.id())).count();
    return "| " + name + " | " + faults.size() + " | " + caught + " |\n";
  }

  /** With {@code -Dreadme=write} it writes the README's part instead of comparing it. */
  @Test
  void readmeHasTheSummaryOfTheCatalogue() throws IOException {
    String expected =
        summary(Faults.of(CONTRACT).all(), notYet(), Variants.of(CONTRACT).all().size());
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    if ("write".equals(System.getProperty("readme"))) {
      Files.writeString(README, readme.substring(0, begin) + expected + readme.substring(end));
      return;
    }
    assertThat(readme.substring(begin, end))
        .as("stale; write it anew with -Dtest=PublishedKillMatrixTest -Dreadme=write")
        .isEqualTo(expected);
  }

  /** And catches it alone, since the matrix is as declared. */
  @Test
  void everyRuleIsDeclaredToCatchSomeFault() {
    assertThat(Faults.of(CONTRACT).all())
        .extracting(Fault::expectedRule)
        .containsAll(Catalogue.rules().stream().map(Rule::id).toList());
  }

  @Test
  void faultsThatAreNotYetCaughtAreCountedAsSuch() {
    List<Fault> two = Faults.of(CONTRACT).all().subList(0, 2);
    String summary = summary(two, Set.of(two.get(0).id()), 3);

    assertThat(summary)
        .contains("| **all** | 2 | 1 |")
        .endsWith("Legal servers besides the reference server: 3, false alarms: 0.\n");
  }

  /** Takes a minute or two, and leaves the whole matrix, fault by rule, in the build's folder. */
  @Test
  @EnabledIfSystemProperty(named = "faults", matches = "all")
  void theWholeMatrixIsAsPublished() throws Exception {
    KillMatrix matrix =
        new SelfTest(CONTRACT, InstantSource.system(), "build")
            .run(
                new SelfTest.Plan(
                    List.of(), List.of(), 1, 1, 8 * Runtime.getRuntime().availableProcessors()),
                (through, all, complaint) -> {});
    Path folder = Files.createDirectories(Path.of("target/kill-matrix"));
    Files.writeString(folder.resolve("kill-matrix.txt"), matrix.text());
    Files.writeString(folder.resolve("kill-matrix.json"), matrix.json());

    assertThat(matrix.falseAlarms()).isEmpty();
    assertThat(new TreeSet<>(matrix.strayFaults()))
        .as(String.join("\n", matrix.complaints()))
        .isEqualTo(notYet());
  }
}

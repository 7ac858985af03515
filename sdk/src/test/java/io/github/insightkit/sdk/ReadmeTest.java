package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README and the docs show only what is compiled and run: each block of code is cut from a
 * recipe or another test, which each build runs, or from a sample, which the scheduled one runs.
 */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final List<Path> SOURCES =
      List.of(Path.of("src/test/java"), Path.of("testing/src/test/java"), Path.of("samples"));
  private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "xml", "yaml", "proguard");

  /** How a project depends on an artifact of ours; that the version is current is checked. */
  private static final String OURS = "\n<dependency>\n<groupId>io.github.insightkit</groupId>\n";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```");
  private static final Pattern VERSION_OF_OURS =
      Pattern.compile("insight-classification-\\w+(?::|</artifactId>\\s*<version>)([^\"<]+)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  static Stream<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>(List.of(README, Path.of("samples/README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(texts::add);
    }
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyBlockOfCodeIsCutFromASource(Path text) throws IOException {
    List<String> sources = sources();
    List<String> uncut =
        blocks(text).stream()
            .filter(block -> sources.stream().noneMatch(source -> source.contains(block)))
            .toList();
    assertThat(uncut)
        .as("blocks of %s that stand, line by line, in no file under %s", text, SOURCES)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyLinkLeadsSomewhere(Path text) throws IOException {
    assertThat(LINK.matcher(Files.readString(text)).results().map(link -> link.group(1)))
        .allSatisfy(link -> assertThat(text.resolveSibling(link)).exists());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyVersionOfOursIsThisOne(Path text) throws IOException {
    assertThat(VERSION_OF_OURS.matcher(Files.readString(text)).results())
        .extracting(version -> version.group(1))
        .allMatch(SamplesTest.VERSION::equals);
  }

  @Test
  void readmeIsShortAndBeginsWithTheDependencyAndThenCode() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(120);
    List<String> languages =
        BLOCK.matcher(Files.readString(README)).results().map(block -> block.group(1)).toList();
    assertThat(languages).startsWith("xml", "gradle", "java");
  }

  private static List<String> blocks(Path text) throws IOException {
    return BLOCK
        .matcher(Files.readString(text))
        .results()
        .filter(block -> LANGUAGES.contains(block.group(1)))
        .map(ReadmeTest::code)
        .filter(code -> !code.startsWith(OURS))
        .toList();
  }

  private static String code(MatchResult block) {
    return unindented(block.group(2).lines());
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(ReadmeTest::isSource).toList()) {
          sources.add(unindented(Files.readAllLines(file).stream()));
        }
      }
    }
    return sources;
  }

  private static boolean isSource(Path file) {
    return !file.toString().contains("target")
        && file.toString().matches(".*\\.(java|kt|xml|ya?ml|pro)");
  }

  /** Whole lines, wherever they begin. */
  private static String unindented(Stream<String> lines) {
    return lines.map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }
}

package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README and the docs show only what the consumer project compiles and runs. */
class ReadmeTest {
  private static final Path SAMPLES =
      Path.of("src/it/consumer/src/main/java/consumer/Samples.java");

  static Stream<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md"))
          // Its code is that of sdk/testing, which holds it to its own tests.
          .filter(file -> !file.endsWith("testing.md"))
          .sorted()
          .forEach(texts::add);
    }
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyLineOfCodeIsPartOfTheSamples(Path text) throws IOException {
    assertThat(Files.readAllLines(SAMPLES)).containsAll(code(text));
  }

  @Test
  void readmeShowsCode() throws IOException {
    assertThat(code(Path.of("README.md"))).hasSizeGreaterThan(10);
  }

  private static List<String> code(Path text) throws IOException {
    return Pattern.compile("(?ms)^```java\n(.*?)^```")
        .matcher(Files.readString(text))
        .results()
        .flatMap(block -> block.group(1).lines())
        .toList();
  }
}

package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README shows only what the consumer project compiles and runs. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path SAMPLES =
      Path.of("src/it/consumer/src/main/java/consumer/Samples.java");

  @Test
  void everyLineOfCodeIsPartOfTheSamples() throws IOException {
    List<String> samples = Files.readAllLines(SAMPLES);
    String text = Files.readString(README);
    List<String> code =
        java.util.regex.Pattern.compile("(?ms)^```java\n(.*?)^```")
            .matcher(text)
            .results()
            .flatMap(block -> block.group(1).lines())
            .collect(Collectors.toList());
    assertThat(code).hasSizeGreaterThan(10);
    assertThat(samples).containsAll(code);
  }
}

package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The docs show only what is compiled and run here. */
class DocumentedCodeTest {
  private static final Path DOCS = Path.of("../docs/testing.md");
  private static final Path HERE = Path.of("src/test/java/io/github/insightkit/sdk/testing");

  @Test
  void everyBlockOfCodeIsPartOfATest() throws IOException {
    String tested =
        Files.readString(HERE.resolve("TriageTest.java"))
            + Files.readString(HERE.resolve("Triage.java"));
    List<String> blocks =
        Pattern.compile("(?ms)^```java\n(.*?)^```")
            .matcher(Files.readString(DOCS))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(blocks)
        .hasSizeGreaterThan(5)
        .allSatisfy(block -> assertThat(tested).contains(block));
  }
}

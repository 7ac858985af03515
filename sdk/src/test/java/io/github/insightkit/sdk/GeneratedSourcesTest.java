package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the generator leaves behind. The build runs it twice, into two folders. */
class GeneratedSourcesTest {
  private static final Path ONCE = Path.of("target/generated-sources/client/java");
  private static final Path TWICE = Path.of("target/generated-twice/client/java");

  @Test
  void secondRunWritesTheSameBytes() throws IOException {
    assertThat(tree(TWICE)).isEqualTo(tree(ONCE)).isNotEmpty();
  }

  @Test
  void nothingIsLeftOfTheStockClient() throws IOException {
    assertThat(tree(ONCE).keySet())
        .allMatch(
            name ->
                name.matches(
                    "io/github/insightkit/sdk/"
                        + "(Classification\\w*|internal/Version|api/[\\w-]+|model/[\\w-]+)\\.java"));
    assertThat(String.join("\n", tree(ONCE).values()))
        .doesNotContain("ApiClient", "OAuth", "javax.annotation", "gsonfire", "swagger", "2026");
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString().replace('\\', '/'),
            Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generator leaves behind. The build runs it twice for each document. */
class GeneratedSourcesTest {
  @ParameterizedTest
  @ValueSource(strings = {"client", "reads"})
  void secondRunWritesTheSameBytes(String document) throws IOException {
    assertThat(tree(Path.of("target/generated-twice", document, "java")))
        .isEqualTo(once(document))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "reads"})
  void nothingIsLeftOfTheStockClient(String document) throws IOException {
    assertThat(once(document).keySet())
        .allMatch(name -> name.matches("io/github/insightkit/sdk/\\w+\\.java"));
    assertThat(once(document).values()).allMatch(text -> text.contains("// Generated from "));
    assertThat(String.join("\n", once(document).values()))
        .doesNotContain("ApiClient", "OAuth", "javax.annotation", "gsonfire", "swagger", "2026");
  }

  /** What both documents know is generated from one of them, or the compiler would see it twice. */
  @Test
  void noFileComesFromBothDocuments() throws IOException {
    assertThat(once("reads").keySet()).doesNotContainAnyElementsOf(once("client").keySet());
  }

  private static Map<String, String> once(String document) throws IOException {
    return tree(Path.of("target/generated-sources", document, "java"));
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

package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is short enough to be read at once, and a package to be looked through. */
class SizesTest {
  private static final int MOST_LINES = 300;
  private static final int MOST_FILES = 40;

  private static void check(Path sources) throws IOException {
    List<String> tooLarge = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(sources)) {
      for (Path path : paths.sorted().toList()) {
        String name = sources.relativize(path).toString().replace('\\', '/');
        if (Files.isDirectory(path)) {
          try (Stream<Path> files = Files.list(path)) {
            long count = files.filter(Files::isRegularFile).count();
            if (count > MOST_FILES) {
              tooLarge.add("%s has %d files".formatted(name, count));
            }
          }
        } else if (path.toString().endsWith(".java")) {
          int lines = Files.readAllLines(path).size();
          if (lines > MOST_LINES) {
            tooLarge.add("%s has %d lines".formatted(name, lines));
          }
        }
      }
    }
    assertThat(tooLarge)
        .as("at most %d lines a file, %d files a package", MOST_LINES, MOST_FILES)
        .isEmpty();
  }

  @Test
  void noFileOrPackageOfTheKitIsTooLarge() throws IOException {
    check(Path.of("src", "main", "java"));
  }

  @Test
  void whatIsTooLargeIsNamed(@TempDir Path sources) throws IOException {
    Path folder = Files.createDirectory(sources.resolve("many"));
    for (int i = 0; i < MOST_FILES; i++) {
      Files.createFile(folder.resolve("A%d.java".formatted(i)));
    }
    Files.writeString(sources.resolve("Long.java"), "\n".repeat(MOST_LINES));
    check(sources);

    Files.createFile(folder.resolve("A.java"));
    Files.writeString(sources.resolve("Long.java"), "\n".repeat(MOST_LINES + 1));

    assertThatThrownBy(() -> check(sources))
        .hasMessageContaining("Long.java has 301 lines")
        .hasMessageContaining("many has 41 files");
  }
}

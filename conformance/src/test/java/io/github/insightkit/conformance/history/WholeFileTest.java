package io.github.insightkit.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void whatWasThereStaysWhereTheDiskIsFull() throws Exception {
    Path file = folder.resolve("report.json");
    Files.writeString(file, "before");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("can't write " + file + ": No space left on device");
    assertThat(file).hasContent("before");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aLinkIsReplacedAndNotFollowed() throws Exception {
    Path target = folder.resolve("precious");
    Files.writeString(target, "precious");
    Path file = Files.createSymbolicLink(folder.resolve("report.json"), target);

    WholeFile.write(file, out -> out.write('x'));

    assertThat(target).hasContent("precious");
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(file).hasContent("x");
  }

  @Test
  void aFolderInItsPlaceIsOneClearLine() throws Exception {
    Path file = folder.resolve("report.json");
    Files.createDirectories(file.resolve("full"));

    assertThatThrownBy(() -> WholeFile.write(file, out -> out.write('x')))
        .hasMessageStartingWith("can't write " + file + ": ");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}

package io.github.insightkit.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFileTest {
  private static final String ORIGIN =
      "{\"run\":\"r\",\"baseUrl\":\"http://h\",\"contract\":\"1\",\"seed\":0,\"credentialed\":true}";
  private static final History HISTORY =
      new History(
          new History.Origin("r", "http://127.0.0.1:1", "1", 7, true, "OUR_TOKEN"),
          List.of(
              new Exchange(
                  0,
                  "p",
                  new Request(
                      "PATCH", "/x", List.of(new Header("a", "b")), ByteString.encodeUtf8("{}")),
                  new Result.Response(200, List.of(), ByteString.of(new byte[] {0, -1}), true),
                  1,
                  2),
              new Exchange(
                  1,
                  "q",
                  new Request("GET", "/y", List.of(), ByteString.EMPTY),
                  new Result.NoResponse(Result.Failure.ENDLESS, "m"),
                  3,
                  4)));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("history.ndjson");
    HistoryFile.write(file, HISTORY);

    assertThat(HistoryFile.read(file)).isEqualTo(HISTORY);
  }

  @Test
  void whatIsEqualIsKeptInMemoryOnce() throws IOException {
    Path file = folder.resolve("history.ndjson");
    Exchange first = HISTORY.exchanges().get(0);
    HistoryFile.write(file, new History(HISTORY.origin(), List.of(first, first.at(1))));

    List<Exchange> read = HistoryFile.read(file).exchanges();
    assertThat(read.get(1).request()).isSameAs(read.get(0).request());
    assertThat(read.get(1).result()).isSameAs(read.get(0).result());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | line 1: expected a history, got an empty file",
        "nonsense | line 1: expected a line of a history",
        "'{\"run\":\"r\",\"baseUrl\":\"-o/tmp/x\"}' | line 1: expected a line of a history, as run"
            + " writes it, got something else: expected an http or https URL",
        "'{}' | line 1: expected a line of a history"
      })
  void whatIsNoHistoryIsOneClearLine(String text, String complaint) throws IOException {
    Path file = Files.writeString(folder.resolve("h"), text);

    assertThatThrownBy(() -> HistoryFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ", " + complaint)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
  }

  @Test
  void aLineThatIsTooLongIsNamed() throws IOException {
    Path file = folder.resolve("long.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(ORIGIN + "\n{\"index\":\"");
      for (int i = 0; i < 20; i++) {
        out.write("x".repeat(1 << 20));
      }
      out.write("\"}\n");
    }
    assertThatThrownBy(() -> HistoryFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2: expected a line of a history")
        .hasMessageContaining("more than 16777216 bytes");
  }

  /** Whatever becomes of a byte of a history, it is read, or it is one clear line. */
  @Property
  void aHistoryWithAnotherByteIsReadOrRefusedInOneLine(
      @ForAll @IntRange(max = 600) int place, @ForAll byte other) throws IOException {
    Path file = Files.createTempFile("history", ".ndjson");
    try {
      HistoryFile.write(file, HISTORY);
      byte[] bytes = Files.readAllBytes(file);
      bytes[place % bytes.length] = other;
      Files.write(file, bytes);
      HistoryFile.read(file);
    } catch (IOException e) {
      assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1);
    } finally {
      Files.delete(file);
    }
  }
}

package io.github.insightkit.conformance.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarFileTest {
  private static final String URL =
      "https://api.example/client/v4/accounts/a/security-center/insights/i/classification";
  private static final String RESET = "{\\\"classification\\\":null}";
  private static final String APPLIED =
      "{\\\"success\\\":true,\\\"errors\\\":[],\\\"messages\\\":[]}";

  @TempDir Path folder;

  private Recording read(String har) throws IOException {
    Path file = folder.resolve("recorded.har");
    Files.writeString(file, har);
    return HarFile.read(file, Contract.bundled());
  }

  private static String har(String... entries) {
    return "{\"log\":{\"version\":\"1.2\",\"entries\":[" + String.join(",", entries) + "]}}";
  }

  private static String entry(
      String started, String url, String requestHeaders, int status, String content) {
    return """
        {"startedDateTime":"%s","time":12.5,
         "request":{"method":"PATCH","url":"%s","headers":[%s],"postData":{"text":"%s"}},
         "response":{"status":%d,"headers":[{"name":"Content-Type","value":"application/json"}],
                     "content":%s}}
        """
        .formatted(started, url, requestHeaders, RESET, status, content);
  }

  private static String entry(String started, String url, int status) {
    return entry(started, url, "", status, "{\"text\":\"" + APPLIED + "\"}");
  }

  @Test
  void entriesBecomeExchangesInTheOrderOfTheirTimes() throws IOException {
    Recording recording =
        read(
            har(
                entry("2026-01-01T00:00:02.000Z", URL, 409),
                entry("2026-01-01T01:00:01.000+01:00", URL + "?x=1", 200)));

    assertThat(recording.history().origin().baseUrl()).isEqualTo("https://api.example/client/v4");
    assertThat(recording.history().origin().credentialed()).isFalse();
    List<Exchange> exchanges = recording.history().exchanges();
    assertThat(exchanges)
        .extracting(exchange -> ((Result.Response) exchange.result()).status())
        .containsExactly(200, 409);
    assertThat(exchanges.get(0).request().path())
        .isEqualTo("/accounts/a/security-center/insights/i/classification?x=1");
    assertThat(exchanges.get(0).request().body().text()).isEqualTo("{\"classification\":null}");
    assertThat(exchanges.get(1).startMicros()).isEqualTo(1_000_000);
    assertThat(exchanges.get(1).endMicros()).isEqualTo(1_012_500);
  }

  @Test
  void secretsAreMaskedWhereverTheyStand() throws IOException {
    Recording recording =
        read(
            har(
                entry(
                    "2026-01-01T00:00:00Z",
                    URL + "?token=s3cret-token-1",
                    "{\"name\":\"authorization\",\"value\":\"Bearer s3cret-token-1\"},"
                        + "{\"name\":\"Cookie\",\"value\":\"session=s3cret-cookie\"},"
                        + "{\"name\":\"X-Auth-Key\",\"value\":\"s3cret-key\"},"
                        + "{\"name\":\":authority\",\"value\":\"api.example\"}",
                    400,
                    "{\"text\":\"you sent s3cret-token-1 and s3cret-cookie\"}")));

    assertThat(recording.toString()).doesNotContain("s3cret");
    Exchange exchange = recording.history().exchanges().get(0);
    assertThat(exchange.request().headers())
        .containsExactly(
            new Header("authorization", "Bearer $CLOUDFLARE_API_TOKEN"),
            new Header("Cookie", "***"),
            new Header("X-Auth-Key", "***"));
    assertThat(exchange.request().path()).endsWith("?token=***");
    assertThat(((Result.Response) exchange.result()).body().text())
        .isEqualTo("you sent *** and ***");
  }

  @Test
  void whatIsLeftOutIsSaid() throws IOException {
    Recording recording =
        read(
            har(
                entry("2026-01-01T00:00:00Z", URL, 200),
                entry("2026-01-01T00:00:01Z", URL, 200),
                entry("2026-01-01T00:00:02Z", URL.replace("api.", "other."), 200),
                entry("2026-01-01T00:00:03Z", URL, 403),
                entry("2026-01-01T00:00:04Z", "https://api.example/favicon.ico", 200),
                entry("2026-01-01T00:00:05Z", "no url at all", 200)));

    assertThat(recording.history().exchanges()).hasSize(2);
    assertThat(recording.notes())
        .anyMatch(note -> note.contains("2 entries that concern other paths"))
        .anyMatch(note -> note.contains("1 entries that were turned away"))
        .anyMatch(note -> note.contains("1 entries that went to another base URL"))
        .anyMatch(note -> note.contains("no other client"));
  }

  @Test
  void anAnswerWithoutItsContentIsNoAnswer() throws IOException {
    Recording recording = read(har(entry("2026-01-01T00:00:00Z", URL, "", 200, "{\"size\":17}")));

    assertThat(recording.history().exchanges().get(0).result())
        .isEqualTo(
            new Result.NoResponse(
                Result.Failure.BROKEN, "the recording has no content for this answer, status 200"));
  }

  @Test
  void base64IsDecoded() throws IOException {
    Recording recording =
        read(
            har(
                entry(
                    "2026-01-01T00:00:00Z",
                    URL,
                    "",
                    200,
                    "{\"text\":\"e30=\",\"encoding\":\"base64\"}")));

    Result result = recording.history().exchanges().get(0).result();
    assertThat(((Result.Response) result).body().text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | something that isn't JSON",
        "{\"log\": | something that isn't JSON",
        "[] | JSON without an array log.entries",
        "{\"log\":{\"entries\":7}} | JSON without an array log.entries",
        "{\"log\":{\"entries\":[]}} | got none among 0 entries",
        "{\"log\":{\"entries\":[null,7,\"x\",{}]}} | got none among 4 entries",
      })
  void whatIsNoHarIsOneClearLine(String text, String complaint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("recorded.har")
        .hasMessageContaining(complaint)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
  }

  @Test
  void anEntryWithoutATimeOrABodyIsNamed() {
    assertThatThrownBy(() -> read(har(entry("yesterday", URL, 200))))
        .hasMessageContaining("entry 1: expected a startedDateTime");
    assertThatThrownBy(
            () ->
                read(
                    har(
                        entry("2026-01-01T00:00:00Z", URL, 200)
                            .replace("\"postData\"", "\"other\""))))
        .hasMessageContaining("entry 1: expected the body of the PATCH");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IOException.class);
  }

  @Test
  void aHugeFileIsRefusedWithoutBeingRead() throws IOException {
    Path file = folder.resolve("huge.har");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(HarFile.LONGEST + 1);
    }
    assertThatThrownBy(() -> HarFile.read(file, Contract.bundled()))
        .hasMessageContaining("expected at most 64 MiB");
  }
}

package io.github.insightkit.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.history.HarFile.Recording;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    return HarFile.read(file, Frozen.CONTRACT);
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
    assertThat(exchanges.get(0).request().body().utf8()).isEqualTo("{\"classification\":null}");
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
    assertThat(((Result.Response) exchange.result()).body().utf8())
        .isEqualTo("you sent *** and ***");
  }

  @Test
  void whatIsLeftOutIsSaid() throws IOException {
    Recording recording =
        read(
            har(
                entry("2026-01-01T00:00:00Z", URL, 200),
                entry("2026-01-01T00:00:01Z", URL, 200),
                entry(
                    "2026-01-01T00:00:02Z",
                    URL.replace("api.", "other.").replace("/i/", "/j/"),
                    200),
                entry("2026-01-01T00:00:03Z", URL, 403),
                entry("2026-01-01T00:00:04Z", "https://api.example/favicon.ico", 200),
                entry("2026-01-01T00:00:05Z", "no url at all", 200)));

    assertThat(recording.history().exchanges()).hasSize(2);
    assertThat(recording.notes())
        .anyMatch(note -> note.contains("2 entries that concern other paths"))
        .anyMatch(note -> note.contains("1 entries that had their credentials turned away"))
        .anyMatch(note -> note.contains("1 entries that went to another base URL"))
        .anyMatch(note -> note.contains("no other client"));
  }

  @Test
  void anAnswerWithoutItsContentIsNoAnswer() throws IOException {
    Recording recording = read(har(entry("2026-01-01T00:00:00Z", URL, "", 200, "{\"size\":17}")));

    assertThat(recording.history().exchanges().get(0).result())
        .isEqualTo(
            new Result.NoResponse(
                Result.Failure.UNRECORDED,
                "the recording has no content for this answer, status 200"));
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
    assertThat(((Result.Response) result).body().utf8()).isEqualTo("{}");
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
  void aHugeEntryIsOneClearLine() throws IOException {
    Path file = folder.resolve("huge.har");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"log\":{\"entries\":[{\"x\":\"");
      for (long written = 0; written <= HarFile.LONGEST; written += 1 << 20) {
        out.write("x".repeat(1 << 20));
      }
      out.write("\"}]}}");
    }
    assertThatThrownBy(() -> HarFile.read(file, Frozen.CONTRACT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("one entry is longer than 67108864 bytes")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, br | br | false",
        "'' | br | false",
        "* | zstd | false",
        "[redacted] | br | false",
        "gzip | br | true",
        "identity | gzip, br | true"
      })
  void aCodingStaysOnlyWhereItWasKnownNotToBeAskedFor(String asked, String coding, boolean stays)
      throws IOException {
    String request =
        asked.isEmpty() ? "" : "{\"name\":\"Accept-Encoding\",\"value\":\"" + asked + "\"}";
    String answer = entry("2026-01-01T00:00:00Z", URL, request, 200, content(APPLIED));

    Recording recording = read(har(answer.replace("application/json\"}]", json(coding))));

    assertThat(response(recording).header("content-encoding").isPresent()).isEqualTo(stays);
  }

  private static String json(String coding) {
    return "application/json\"},{\"name\":\"Content-Encoding\",\"value\":\"" + coding + "\"}]";
  }

  private static String content(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  private static Result.Response response(Recording recording) {
    return (Result.Response) recording.history().exchanges().get(0).result();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"size\":-1}",
        "{}",
        "{\"size\":57}",
        "{\"size\":-1,\"text\":\"\",\"_file\":\"x.json\"}"
      })
  void anAnswerWhoseContentWasNotSavedIsUnrecorded(String content) throws IOException {
    Recording recording = read(har(entry("2026-01-01T00:00:00Z", URL, "", 200, content)));

    assertThat(recording.history().exchanges().get(0).result())
        .isInstanceOfSatisfying(
            Result.NoResponse.class,
            none -> assertThat(none.failure()).isEqualTo(Result.Failure.UNRECORDED));
  }

  @Test
  void anAnswerThatWasEmptyIsOne() throws IOException {
    Recording empty = read(har(entry("2026-01-01T00:00:00Z", URL, "", 200, "{\"size\":0}")));
    assertThat(response(empty).body()).isEqualTo(ByteString.EMPTY);

    Recording none = read(har(entry("2026-01-01T00:00:00Z", URL, "", 204, "{\"size\":-1}")));
    assertThat(response(none).status()).isEqualTo(204);
  }

  @Test
  void urlsThatMeanTheSameAreTheSame() throws IOException {
    Recording recording =
        read(
            har(
                entry("2026-01-01T00:00:00Z", URL, 200),
                entry("2026-01-01T00:00:01Z", URL.replace("api.example", "API.example:443"), 200),
                entry("2026-01-01T00:00:02Z", URL.replace("https", "HTTPS"), 200)));

    assertThat(recording.history().exchanges()).hasSize(3);
    assertThat(recording.history().origin().baseUrl()).isEqualTo("https://api.example/client/v4");
  }

  @Test
  void aChangeThroughAnotherBaseUrlIsKeptWithoutItsAnswer() throws IOException {
    Recording recording =
        read(
            har(
                entry("2026-01-01T00:00:00Z", URL, 200),
                entry(
                    "2026-01-01T00:00:01Z",
                    URL.replace("api.example/client", "dash.example/api"),
                    200),
                entry(
                    "2026-01-01T00:00:02Z",
                    URL.replace("api.example", "api.example:8443").replace("/i/", "/j/"),
                    200),
                entry("2026-01-01T00:00:03Z", URL, 200)));

    assertThat(recording.history().exchanges()).hasSize(3);
    assertThat(recording.history().exchanges().get(1).result())
        .isEqualTo(new Result.NoResponse(Result.Failure.UNRECORDED, "it went to another base URL"));
    assertThat(recording.notes())
        .anyMatch(note -> note.startsWith("1 entries changed these insights through another base"))
        .anyMatch(note -> note.contains("1 entries that went to another base URL"));
  }

  @Test
  void anOffsetNeedsNoColon() throws IOException {
    Recording recording =
        read(
            har(
                entry("2026-01-01T00:00:00.000+0000", URL, 200),
                entry("2026-01-01T01:00:01.000+01", URL, 200)));

    assertThat(recording.history().exchanges().get(1).startMicros()).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+12026-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z"})
  void aYearBeyondIsOneClearLine(String started) {
    assertThatThrownBy(() -> read(har(entry(started, URL, 200))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("entry 1: expected a startedDateTime of a year from 1 to 9999");
  }

  @Test
  void anEntryThatIsLeftOutAnywayRefusesNoFile() throws IOException {
    String refused = entry("yesterday", URL, 401).replace("\"postData\"", "\"other\"");
    String byCode =
        entry(
                "yesterday",
                URL,
                "",
                400,
                content(
                    "{\\\"success\\\":false,\\\"errors\\\":[{\\\"code\\\":1,"
                        + "\\\"error_chain\\\":[{\\\"code\\\":6111}]}]}"))
            .replace("\"postData\"", "\"other\"");
    String preflight = entry("yesterday", URL, 200).replace("PATCH", "OPTIONS");

    Recording recording =
        read(har(refused, byCode, preflight, entry("2026-01-01T00:00:00Z", URL, 200)));

    assertThat(recording.history().exchanges()).hasSize(1);
    assertThat(recording.notes())
        .anyMatch(note -> note.contains("2 entries that had their credentials turned away"))
        .anyMatch(note -> note.contains("1 entries that are preflights"));
  }

  @Test
  void theLogNeedNotComeFirst() throws IOException {
    Path file = folder.resolve("late.har");
    Files.writeString(file, "\ufeff{\"_note\":{\"log\":1}," + har().substring(1));
    assertThat(HarFile.isOne(file)).isTrue();

    Files.writeString(file, "{\"run\":\"r\",\"baseUrl\":\"x\"}\n{\"log\":1}");
    assertThat(HarFile.isOne(file)).isFalse();
  }

  @Test
  void maskingHidesNoPathAndMergesNoInsights() throws IOException {
    String cookies = "{\"name\":\"Cookie\",\"value\":\"a=accounts; b=insight-1; c=insight-2\"}";
    Recording recording =
        read(
            har(
                entry(
                    "2026-01-01T00:00:00Z",
                    URL.replace("/i/", "/insight-1/"),
                    cookies,
                    200,
                    content(APPLIED)),
                entry("2026-01-01T00:00:01Z", URL.replace("/i/", "/insight-2/"), 200)));

    assertThat(recording.history().exchanges())
        .extracting(exchange -> exchange.request().path())
        .containsExactly(
            "/accounts/a/security-center/insights/***4/classification",
            "/accounts/a/security-center/insights/***5/classification");
  }

  @Test
  void whatWasTakenOutIsUnknownAndNotWrong() throws IOException {
    String redacted =
        entry(
                "2026-01-01T00:00:00Z",
                URL,
                "{\"name\":\"Content-Type\",\"value\":\"[REDACTED]\"}",
                200,
                content(APPLIED))
            .replace("application/json", "***");
    Recording recording = read(har(redacted));

    assertThat(recording.history().exchanges().get(0).request().headers()).isEmpty();
    assertThat(response(recording).header("content-type")).hasValue("application/json");
  }
}

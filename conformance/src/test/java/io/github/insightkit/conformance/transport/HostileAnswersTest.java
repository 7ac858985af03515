package io.github.insightkit.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are made to fill memory, or to give the token away. */
@Timeout(120)
class HostileAnswersTest {
  private static final String TOKEN = "Tok/en\"of-this&test+1";
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final Request PATCH = patch("/x");

  /** What the system may have taken on its way: the buffers of both sockets. */
  private static final long UNDERWAY = 24 << 20;

  private static Request patch(String path) {
    return new Request(
        "PATCH",
        path,
        List.of(new Header("Content-Type", "application/json")),
        ByteString.encodeUtf8("{}"));
  }

  private static Result send(RawServer server) {
    try (Transport transport = transport(server)) {
      return transport.send(PATCH);
    }
  }

  private static Transport transport(RawServer server) {
    return new HttpTransport(
        server.baseUrl(), new Secret(TOKEN), Duration.ofSeconds(60), true, System::nanoTime);
  }

  static Stream<Arguments> endless() {
    return Stream.of(
        Arguments.of("a status line", "HTTP/1.1 200 ", "x"),
        Arguments.of("a field", OK + "X: ", "x"),
        Arguments.of("fields", OK, "x: y\r\n"),
        Arguments.of("interim answers", "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
        Arguments.of("interim answers with fields", "", "HTTP/1.1 100 Continue\r\nx: y\r\n\r\n"),
        Arguments.of("a chunk extension", OK + "Transfer-Encoding: chunked\r\n\r\n2a;", "x"),
        Arguments.of("a chunk size", OK + "Transfer-Encoding: chunked\r\n\r\n", "0"),
        Arguments.of("trailers", OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "x: y\r\n"),
        Arguments.of(
            "the name in a gzip header",
            OK + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0",
            "x"),
        Arguments.of("a body", OK + "\r\n", "x"),
        Arguments.of("chunks", OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endless")
  void whatNeverEndsIsReadUpToABound(String what, String first, String again) throws Exception {
    try (RawServer server = RawServer.start(RawServer.endless(first, again))) {
      Result result = send(server);

      assertThat(server.written()).isLessThan(UNDERWAY);
      if (result instanceof Result.Response response) {
        assertThat(response.truncated()).isTrue();
        assertThat(response.body().size()).isLessThanOrEqualTo(HttpTransport.KEPT);
      } else {
        assertThat(((Result.NoResponse) result).failure())
            .as(result.toString())
            .isIn(Result.Failure.ENDLESS, Result.Failure.BROKEN, Result.Failure.CUT);
      }
    }
  }

  @Test
  void howMuchCameForOneAnswerIsSaid() throws Exception {
    try (RawServer server =
        RawServer.start(RawServer.endless(OK + "Transfer-Encoding: chunked\r\n\r\n2a;", "x"))) {
      assertThat(send(server))
          .isEqualTo(
              new Result.NoResponse(
                  Result.Failure.ENDLESS, "more than 4 MiB came, and no answer was at its end"));
    }
  }

  @Test
  void aBurstOfSuchAnswersIsBoundedToo() throws Exception {
    try (RawServer server =
            RawServer.start(RawServer.endless(OK + "Transfer-Encoding: chunked\r\n\r\n2a;", "x"));
        Transport transport = transport(server)) {
      List<Transport.Timed> results =
          transport.sendAtOnce(Stream.generate(() -> PATCH).limit(16).toList());

      assertThat(results)
          .extracting(Transport.Timed::result)
          .allMatch(
              result ->
                  result instanceof Result.NoResponse none
                      && none.failure() == Result.Failure.ENDLESS);
    }
  }

  @Test
  void everyAnswerHasAnAllowanceOfItsOwn() throws Exception {
    String answer =
        OK
            + "Connection: close\r\nContent-Length: "
            + HttpTransport.KEPT
            + "\r\n\r\n"
            + "x".repeat(HttpTransport.KEPT);
    try (RawServer server = RawServer.start(RawServer.once(answer));
        Transport transport = transport(server)) {
      for (int i = 0; i < 5; i++) {
        assertThat(transport.send(PATCH))
            .isInstanceOfSatisfying(
                Result.Response.class, response -> assertThat(response.truncated()).isFalse());
      }
    }
  }

  @Test
  void ofManyFieldsThoseRemainThatAreJudged() throws Exception {
    String fields = "X-Other: some-value\r\n".repeat(8_000);
    try (RawServer server =
        RawServer.start(
            RawServer.once(
                OK
                    + fields
                    + "X-Long: "
                    + "y".repeat(9_000)
                    + "\r\nContent-Length: 2\r\n\r\n{}"))) {
      Result.Response response = (Result.Response) send(server);

      assertThat(response.header("content-length")).hasValue("2");
      assertThat(response.headers()).last().isEqualTo(new Header("(left out)", "7038 more fields"));
      assertThat(
              response.headers().stream()
                  .mapToInt(header -> header.name().length() + header.value().length())
                  .sum())
          .isLessThan(2 * KeptFields.LONGEST);
    }
  }

  @Test
  void aLongValueIsCut() throws Exception {
    try (RawServer server =
        RawServer.start(
            RawServer.once(OK + "X: " + "y".repeat(9_000) + "\r\nContent-Length: 0\r\n\r\n"))) {
      assertThat(((Result.Response) send(server)).header("x"))
          .hasValue("y".repeat(KeptFields.LONGEST_VALUE) + "...");
    }
  }

  static Stream<String> forms() {
    byte[] bytes = TOKEN.getBytes(StandardCharsets.US_ASCII);
    StringBuilder percent = new StringBuilder();
    StringBuilder escaped = new StringBuilder();
    for (byte b : bytes) {
      percent.append(String.format("%%%02X", b));
      escaped.append(String.format("\\u%04x", b));
    }
    return Stream.of(
        TOKEN,
        TOKEN.toUpperCase(Locale.ROOT),
        TOKEN.toLowerCase(Locale.ROOT),
        "Tok%2Fen%22of-this%26test%2B1",
        percent.toString(),
        "Tok\\/en\\\"of-this&test+1",
        escaped.toString(),
        "Tok/en&quot;of-this&amp;test+1",
        "Tok&#47;en&#x22;of-this&amp;test&#43;1",
        Base64.getEncoder().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        Base64.getEncoder().encodeToString(("a:" + TOKEN).getBytes(StandardCharsets.US_ASCII)),
        Base64.getEncoder().encodeToString(("Bearer " + TOKEN).getBytes(StandardCharsets.US_ASCII)),
        Base64.getEncoder()
            .encodeToString(("a" + TOKEN + "b").getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theTokenIsMaskedInEveryForm(String form) throws Exception {
    String core = form.substring(4, form.length() - 4);
    try (RawServer server =
        RawServer.start(
            RawServer.once(
                OK
                    + "X-Echo: it is "
                    + form
                    + ".\r\nContent-Length: "
                    + (form.length() + 2)
                    + "\r\n\r\n<"
                    + form
                    + ">"))) {
      Result.Response response = (Result.Response) send(server);

      assertThat(response.body().utf8()).contains("$CLOUDFLARE_API_TOKEN").doesNotContain(core);
      assertThat(response.header("x-echo").orElseThrow())
          .contains("$CLOUDFLARE_API_TOKEN")
          .doesNotContain(core);
    }
  }

  @Test
  void theTokenIsMaskedInAStatusLineThatIsNone() throws Exception {
    try (RawServer server =
        RawServer.start(RawServer.once("Bearer " + TOKEN + "x".repeat(9_000) + "\r\n\r\n"))) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              Result.NoResponse.class,
              none -> {
                assertThat(none.failure()).isEqualTo(Result.Failure.CUT);
                assertThat(none.message())
                    .contains("Bearer $CLOUDFLARE_API_TOKENx")
                    .doesNotContain(TOKEN)
                    .hasSizeLessThan(600);
              });
    }
  }

  @Test
  void aShortTokenIsMaskedWhereItStandsByItself() {
    Secret secret = new Secret("t0ken");

    assertThat(secret.masked("t0ken, \"t0ken\" and T%30KEN", "#")).isEqualTo("#, \"#\" and #");
    assertThat(secret.masked("at0kens t0kens at0ken", "#")).isEqualTo("at0kens t0kens at0ken");
    assertThat(new Secret("t0ken-of-8").masked("at0ken-of-8s", "#")).isEqualTo("a#s");
    assertThat(new Secret("x").masked("x, xx", "#")).isEqualTo("#, xx");
  }

  @Test
  void whatIsNearlyTheTokenStays() {
    Secret secret = new Secret("token-of-8-and-more");

    assertThat(secret.masked("token-of-8-and-mor, oken-of-8-and-more", "#"))
        .isEqualTo("token-of-8-and-mor, oken-of-8-and-more");
    assertThat(secret.masked("", "#")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@127.0.0.1:1/x",
        "0/x",
        ".example/x",
        ":1/x",
        "/../../x",
        "/%2e%2e/%2e%2e/x",
        "x",
        "\\x",
        ""
      })
  void nothingIsSentToAnybodyElse(String path) throws Exception {
    try (RawServer server = RawServer.start(RawServer.once(OK + "\r\n"));
        Transport transport = transport(server)) {
      assertThatThrownBy(() -> transport.send(patch(path)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "can't send PATCH: expected a path below " + server.baseUrl() + "/, got another");
      assertThat(server.written()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK|Content-Length: 2, 3|the Content-Length is 2, 3",
        "HTTP/1.1 200 OK|Content-Length : 2|a blank stands before the colon of Content-Length",
        "HTTP/1.0 200 OK|Transfer-Encoding: chunked|it is HTTP/1.0, which has no Transfer-Encoding"
      })
  void whoseEndCannotBeToldIsNotWaitedFor(String status, String field, String message)
      throws Exception {
    String answer = status + "\r\n" + field + "\r\n\r\n{}";
    try (RawServer server = RawServer.start(RawServer.once(answer))) {
      assertThat(send(server)).isEqualTo(new Result.NoResponse(Result.Failure.CUT, message));
    }
  }
}

package io.github.insightkit.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an HTTP/1.1 answer ends, and what no answer may have. */
class Http1MeterTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of("a length", OK + "Content-Length: 2\r\n\r\nab", true),
        Arguments.of("a length in another case", OK + "cONTENT-lENGTH:2\n\nab", true),
        Arguments.of("a length of nothing", OK + "Content-Length: 0\r\n\r\n", true),
        Arguments.of(
            "the same length twice", OK + "Content-Length: 2\r\n".repeat(2) + "\r\nab", true),
        Arguments.of("a byte too few", OK + "Content-Length: 3\r\n\r\nab", false),
        Arguments.of("a byte too many", OK + "Content-Length: 1\r\n\r\nab", false),
        Arguments.of("a length with a sign", OK + "Content-Length: +2\r\n\r\nab", false),
        Arguments.of("no length", OK + "\r\nab", false),
        Arguments.of("a line of blanks ends no head", OK + "Content-Length: 0\r\n \r\n", false),
        Arguments.of("no content", "HTTP/1.1 204 No Content\r\n\r\n", true),
        Arguments.of(
            "no content, and some", "HTTP/1.1 204 No\r\nContent-Length: 1\r\n\r\na", false),
        Arguments.of("not modified", "HTTP/1.0 304\r\nContent-Length: 9\r\n\r\n", true),
        Arguments.of("another protocol", "HTTP/1.1 101 Go\r\nUpgrade: h2c\r\n\r\n", false),
        Arguments.of(
            "an interim answer with a length",
            "HTTP/1.1 103 Early\r\nContent-Length: 9\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n",
            true),
        Arguments.of("chunks", CHUNKED + "1;a=b\r\na\r\n0a \r\n0123456789\r\n0\r\n\r\n", true),
        Arguments.of("chunks and trailers", CHUNKED + "1\r\na\r\n0\r\nX: y\r\n\r\n", true),
        Arguments.of("chunks without a last line", CHUNKED + "1\r\na\r\n0\r\n", false),
        Arguments.of("garbage after the chunks", CHUNKED + "1\r\na\r\n0\r\n\r\nx", false),
        Arguments.of(
            "chunks beside a length",
            OK + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void answerIsOverExactlyAtItsEndHoweverItIsCut(String name, String answer, boolean over)
      throws IOException {
    assertThat(after(answer, answer.length()).isExactlyOver()).isEqualTo(over);
    assertThat(after(answer, 1).isExactlyOver()).isEqualTo(over);
    assertThat(after(answer, 7).isExactlyOver()).isEqualTo(over);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("ICY 200 OK\r\n", "doesn't begin with a status line of HTTP/1.1"),
        Arguments.of("HTTP/1.1 +20 OK\r\n", "doesn't begin with a status line of HTTP/1.1"),
        Arguments.of("HTTP/2.0 200 OK\r\n", "doesn't begin with a status line of HTTP/1.1"),
        Arguments.of(
            OK + "Content-Length: 1\r\nContent-Length: 2\r\n", "two values of Content-Length"),
        Arguments.of(OK + "Transfer-Encoding: gzip, chunked\r\n", "isn't just \"chunked\""),
        Arguments.of(OK + "Transfer-Encoding: chunked\r\n".repeat(2), "isn't just \"chunked\""),
        Arguments.of(
            OK + "Transfer-Encoding:" + " ".repeat(64) + "chunked\r\n", "isn't just \"chunked\""),
        Arguments.of(
            OK + "Tran\u00c5\u00bffer-Encoding: chunked\r\n", "a field name that isn't ASCII"),
        Arguments.of(CHUNKED + "-1\r\n", "a chunk without a size"),
        Arguments.of(CHUNKED + "0x1\r\n", "a chunk without a size"),
        Arguments.of(CHUNKED + "\r\n", "a chunk without a size"),
        Arguments.of(CHUNKED + "1000000000000000\r\n", "without a size of at most 15 hex digits"),
        Arguments.of(CHUNKED + "ffffffffffffffff\r\n", "without a size of at most 15 hex digits"),
        Arguments.of(CHUNKED + "1\r\nab\r\n", "a chunk that is longer than it says"),
        Arguments.of(OK + "a:\n".repeat(Http1Meter.MAX_HEAD_LINES), "head has more than 512 lines"),
        Arguments.of(
            CHUNKED + "0\r\n" + "a:\n".repeat(Http1Meter.MAX_HEAD_LINES), "more than 512 lines"),
        Arguments.of(
            OK + " \r\n" + "a:\n".repeat(Http1Meter.MAX_HEAD_LINES),
            "head has more than 512 lines"),
        Arguments.of(
            "HTTP/1.1 100 Go on\n\n".repeat(Http1Meter.MAX_HEAD_LINES),
            "head has more than 512 lines"),
        Arguments.of(OK + "x".repeat(Http1Meter.MAX_HEAD_BYTES), "head has more than 65536 bytes"),
        Arguments.of(
            CHUNKED + "1;" + "x".repeat(Http1Meter.MAX_CHUNK_LINE_BYTES),
            "a chunk line of more than 1024 bytes"),
        Arguments.of(
            CHUNKED + "1\r\nx\r\n".repeat(Http1Meter.MAX_CHUNKS + 1), "in more than 4096 chunks"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheHttpLibraryMightReadInAnotherWayIsRefused(String answer, String told) {
    assertThatThrownBy(() -> after(answer, answer.length()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(told);
    assertThatThrownBy(() -> after(answer, 1)).hasMessageContaining(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fffffffffffffff", "00000000000002"})
  void largeSizesAreFollowed(String size) throws IOException {
    assertThat(after(CHUNKED + size + "\r\na", 1).isExactlyOver()).isFalse();
  }

  private static Http1Meter after(String answer, int step) throws IOException {
    Http1Meter meter = new Http1Meter();
    byte[] bytes = answer.getBytes(ISO_8859_1);
    for (int i = 0; i < bytes.length; i += step) {
      meter.accept(bytes, i, Math.min(step, bytes.length - i));
    }
    return meter;
  }
}

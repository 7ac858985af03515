package io.github.insightkit.conformance.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

class GzipTest {
  private static final int ENOUGH = 100;
  private static final int TRAILER_AND_MORE = 10;

  private static Buffer gzip(String text) throws IOException {
    Buffer coded = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(coded))) {
      sink.writeUtf8(text);
    }
    return coded;
  }

  private static String undone(Buffer content, int most) throws ProtocolException {
    return new String(Gzip.undone(content.readByteArray(), most), UTF_8);
  }

  @Test
  void membersAreOneContent() throws Exception {
    Buffer both = gzip("one, ");
    both.writeAll(gzip(""));
    both.writeAll(gzip("two"));

    assertThat(undone(both, ENOUGH)).isEqualTo("one, two");
  }

  @Test
  void noMoreIsKeptThanAskedFor() throws Exception {
    assertThat(undone(gzip("0123456789"), 4)).isEqualTo("0123");
  }

  @Test
  void whatIsNoGzipIsSaid() throws Exception {
    assertThatThrownBy(() -> undone(new Buffer().writeUtf8("{}"), ENOUGH))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("the Content-Encoding is gzip, and the content isn't: Not in GZIP format");
    assertThatThrownBy(() -> undone(gzip("one").writeUtf8("{}"), ENOUGH))
        .hasMessageEndingWith(": something else follows upon its end");
    byte[] whole = gzip("one").readByteArray();
    assertThatThrownBy(
            () -> undone(new Buffer().write(whole, 0, whole.length - TRAILER_AND_MORE), ENOUGH))
        .hasMessageEndingWith(": Unexpected end of ZLIB input stream");
  }
}

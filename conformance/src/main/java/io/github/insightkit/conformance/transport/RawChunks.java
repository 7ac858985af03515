package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Request;
import java.io.IOException;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;

/**
 * Writes chunks with a parameter, and with noughts before their sizes (RFC 9112, section 7.1),
 * which the library doesn't: for requests that call the coding {@code Chunked}.
 */
final class RawChunks {
  private static final String CODING = "Transfer-Encoding";

  private RawChunks() {}

  /** What goes out of this request, which the library would send like that. */
  static okhttp3.Request of(Request sent, okhttp3.Request plain) throws IOException {
    RequestBody body = plain.body();
    if (body == null || !sent.header(CODING).filter("Chunked"::equals).isPresent()) {
      return plain;
    }
    Buffer content = new Buffer();
    body.writeTo(content);
    Buffer chunks = new Buffer();
    write(content.readByteString(Math.min(1, content.size())), ";x=\"y\"", chunks);
    write(content.readByteString(), "", chunks);
    chunks.writeUtf8("0\r\n\r\n");
    return plain
        .newBuilder()
        // The library would put its own chunks around these.
        .headers(
            plain
                .headers()
                .newBuilder()
                .removeAll(CODING)
                .addUnsafeNonAscii("X-Raw", "1\r\n" + CODING + ": Chunked")
                .build())
        .method(plain.method(), RequestBody.create(chunks.readByteString(), null))
        .build();
  }

  /** A chunk of no bytes would be the last. */
  private static void write(ByteString chunk, String parameter, Buffer chunks) {
    if (chunk.size() > 0) {
      chunks.writeUtf8("00" + Integer.toHexString(chunk.size()) + parameter + "\r\n");
      chunks.write(chunk).writeUtf8("\r\n");
    }
  }
}

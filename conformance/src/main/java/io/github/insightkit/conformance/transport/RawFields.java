package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/**
 * Fields and chunks that the library writes itself, or wouldn't write at all: a second length, no
 * host, a name that is none, a chunk with a parameter. They go out as they are given.
 */
final class RawFields {
  private static final String CODING = "Transfer-Encoding";

  private RawFields() {}

  /** Puts those of the request that is sent beside the library's own; a network interceptor. */
  static Response put(Interceptor.Chain chain) throws IOException {
    Request sent = chain.request().tag(Request.class);
    Connection connection = chain.connection();
    // HTTP/2 frames messages in its own way, and has neither chunks nor lines.
    if (sent == null || connection == null || connection.protocol() != Protocol.HTTP_1_1) {
      return chain.proceed(chain.request());
    }
    if (sent.headers().stream().noneMatch(Framing::isFraming)) {
      return chain.proceed(chunked(sent, chain.request()));
    }
    Headers.Builder all = chain.request().headers().newBuilder();
    if (sent.header(Framing.HOST).isPresent()) {
      all.removeAll(Framing.HOST);
    }
    for (Header field : sent.headers()) {
      if (Framing.isFraming(field) && !field.value().isEmpty()) {
        // The name of a field is checked by the library, and what follows upon it isn't.
        all.addUnsafeNonAscii("X-Raw", "1\r\n" + field.name() + ": " + field.value());
      }
    }
    return chain.proceed(chain.request().newBuilder().headers(all.build()).build());
  }

  /**
   * Writes chunks with a parameter, and with noughts before their sizes (RFC 9112, section 7.1), of
   * a request that calls the coding {@code Chunked}; any other goes out as the library has it.
   */
  private static okhttp3.Request chunked(Request sent, okhttp3.Request plain) throws IOException {
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

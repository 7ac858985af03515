package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Fields that the library writes itself, or wouldn't write at all: a second length, no host, a name
 * that is none. They go out as they are given.
 */
final class RawFields {
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
      return chain.proceed(RawChunks.of(sent, chain.request()));
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
}

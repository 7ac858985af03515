package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.TokenForm;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests what the library sends: below the base URL and nowhere else, with the token in its
 * place, and with a body that the library can't send a second time, whatever it makes of the first
 * answer.
 *
 * @param base where all paths begin; it ends in a slash
 * @param token what stands for the placeholder on the wire; null if the run has none
 * @param urls those that were made of paths, by the path
 */
record WireRequest(HttpUrl base, @Nullable Secret token, Map<String, HttpUrl> urls) {
  private static final String CODING = "Transfer-Encoding";
  private static final Set<String> BODILESS = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");

  WireRequest(HttpUrl base, @Nullable Secret token) {
    this(base, token, new ConcurrentHashMap<>());
  }

  /**
   * This request.
   *
   * @param burst the burst whose others its last byte waits for; null if it goes alone
   * @param course what writes down how far it came
   * @throws IllegalArgumentException if it can't be sent
   */
  okhttp3.Request of(Request request, @Nullable Burst burst, Course course) {
    okhttp3.Request.Builder wire =
        new okhttp3.Request.Builder()
            .url(urls.computeIfAbsent(request.path(), this::url))
            .tag(Course.class, course);
    wire.tag(Request.class, request);
    Headers.Builder fields = new Headers.Builder();
    if (request.header("Accept-Encoding").isEmpty()) {
      // Without this the library asks for gzip and hides it; the kit wants to see what comes.
      fields.add("Accept-Encoding", "identity");
    }
    for (Header header : request.headers()) {
      if (!Framing.isFraming(header)) {
        add(fields, header);
      }
    }
    wire.headers(fields.build());
    boolean isBodiless =
        BODILESS.contains(request.method())
            || (request.body().size() == 0 && !WITH_BODY.contains(request.method()));
    return wire.method(request.method(), isBodiless ? null : body(request, burst)).build();
  }

  private void add(Headers.Builder fields, Header header) {
    String value =
        token == null ? header.value() : TokenForm.revealed(header.value(), token.reveal());
    if (value.chars().noneMatch(Character::isISOControl)) {
      // A field may hold more than ASCII (RFC 9110, section 5.5).
      fields.addUnsafeNonAscii(header.name(), value);
    } else {
      fields.add(header.name(), value);
    }
  }

  private HttpUrl url(String path) {
    String text = base.toString();
    HttpUrl url =
        path.startsWith("/") ? HttpUrl.parse(text.substring(0, text.length() - 1) + path) : null;
    // The slash ends what the base says of the host, so that dots alone can lead elsewhere.
    if (url == null || !url.encodedPath().startsWith(base.encodedPath())) {
      throw new IllegalArgumentException("expected a path below " + text + ", got another");
    }
    return url;
  }

  private static RequestBody body(Request request, @Nullable Burst burst) {
    byte[] content = request.body().toByteArray();
    boolean isChunked = request.header(CODING).filter("chunked"::equalsIgnoreCase).isPresent();
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return null;
      }

      @Override
      public long contentLength() {
        return isChunked ? -1 : content.length;
      }

      @Override
      public boolean isOneShot() {
        return true;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        if (burst == null || content.length == 0) {
          sink.write(content);
        } else {
          burst.write(content, sink);
        }
      }
    };
  }

  /**
   * Puts fields and chunks beside those of the library that it writes itself, or wouldn't write at
   * all: a second length, no host, a name that is none, a chunk with a parameter. They go out as
   * they are given; a network interceptor.
   */
  static Response putRaw(Interceptor.Chain chain) throws IOException {
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

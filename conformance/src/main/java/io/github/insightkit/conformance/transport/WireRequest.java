package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import java.io.IOException;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests what the library sends: below the base URL and nowhere else, with the token in its
 * place, and with a body that the library can't send a second time, whatever it makes of the first
 * answer.
 *
 * @param base where all paths begin; it ends in a slash
 * @param token what stands for the placeholder on the wire; null if the run has none
 */
record WireRequest(HttpUrl base, @Nullable Secret token) {
  /** What is accepted unless the request says so itself. */
  static final String IDENTITY = "identity";

  private static final Set<String> BODILESS = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");

  /**
   * This request.
   *
   * @param burst the burst whose others its last byte waits for; null if it goes alone
   * @param course what writes down how far it came
   * @throws IllegalArgumentException if it can't be sent
   */
  okhttp3.Request of(Request request, @Nullable Burst burst, Course course) {
    okhttp3.Request.Builder wire =
        new okhttp3.Request.Builder().url(url(request)).tag(Course.class, course);
    wire.tag(Request.class, request);
    Headers.Builder fields = new Headers.Builder();
    if (request.header("Accept-Encoding").isEmpty()) {
      // Without this the library asks for gzip and hides it; the kit wants to see what comes.
      fields.add("Accept-Encoding", IDENTITY);
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
        token == null
            ? header.value()
            : header.value().replace(Curl.TOKEN_PLACEHOLDER, token.reveal());
    if (value.chars().noneMatch(Character::isISOControl)) {
      // A field may hold more than ASCII (RFC 9110, section 5.5).
      fields.addUnsafeNonAscii(header.name(), value);
    } else {
      fields.add(header.name(), value);
    }
  }

  private HttpUrl url(Request request) {
    String text = base.toString();
    HttpUrl url =
        request.path().startsWith("/")
            ? HttpUrl.parse(text.substring(0, text.length() - 1) + request.path())
            : null;
    // The slash ends what the base says of the host, so that dots alone can lead elsewhere.
    if (url == null || !url.encodedPath().startsWith(base.encodedPath())) {
      throw new IllegalArgumentException("expected a path below " + text + ", got another");
    }
    return url;
  }

  private static RequestBody body(Request request, @Nullable Burst burst) {
    byte[] content = request.body().toByteArray();
    boolean isChunked =
        request.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
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
}

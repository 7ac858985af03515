package io.github.insightkit.conformance.mock.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as HTTP has it, not yet framed for a connection.
 *
 * @param status the status
 * @param headers the header fields, without those that frame the content
 * @param body the content; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Reply(int status, Headers headers, byte[] body) {

  public static Reply json(int status, String text) {
    Headers type = Headers.of("Content-Type", Envelope.MEDIA_TYPE);
    return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  public Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  public Reply withHeaders(Headers others) {
    return new Reply(status, others, body);
  }

  public Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  public Reply withText(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With this field in place of any of the same name. */
  public Reply withHeader(String name, String value) {
    return withHeaders(headers.without(name).and(name, value));
  }

  public Reply and(String name, String value) {
    return withHeaders(headers.and(name, value));
  }

  public Reply without(String name) {
    return withHeaders(headers.without(name));
  }

  /** With its content compressed, and named so. */
  public Reply compressed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withBody(bytes.toByteArray()).and("Content-Encoding", "gzip");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}

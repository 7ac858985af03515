package io.github.insightkit.conformance.reference;

import java.nio.charset.StandardCharsets;

/**
 * An answer as HTTP has it, not yet framed for a connection.
 *
 * @param status the status
 * @param headers the header fields, without those that frame the content
 * @param body the content; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Reply(int status, Headers headers, byte[] body) {

  /** A reply with this JSON text. */
  static Reply json(int status, String text) {
    Headers type = Headers.of("Content-Type", Envelope.MEDIA_TYPE);
    return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  Reply withHeaders(Headers others) {
    return new Reply(status, others, body);
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  /** With this text, in UTF-8. */
  Reply withText(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With this field in place of any of the same name. */
  Reply withHeader(String name, String value) {
    return withHeaders(headers.without(name).and(name, value));
  }

  /** With one more field. */
  Reply and(String name, String value) {
    return withHeaders(headers.and(name, value));
  }

  Reply without(String name) {
    return withHeaders(headers.without(name));
  }

  /** The body as text in UTF-8. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}

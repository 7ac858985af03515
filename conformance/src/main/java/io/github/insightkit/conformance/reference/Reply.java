package io.github.insightkit.conformance.reference;

/**
 * An answer as HTTP has it, not yet framed for a connection.
 *
 * @param status the status
 * @param headers the header fields, without those that frame the content
 * @param body the content; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Reply(int status, Headers headers, byte[] body) {

  Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  Reply withHeaders(Headers others) {
    return new Reply(status, others, body);
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }
}

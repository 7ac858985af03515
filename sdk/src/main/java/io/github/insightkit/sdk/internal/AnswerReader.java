package io.github.insightkit.sdk.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads an answer into memory, up to a bound, and closes it. */
final class AnswerReader {
  /** An envelope has a few hundred bytes. Beyond this an answer is not read on. */
  static final int MAX_BODY_BYTES = 256 * 1024;

  private AnswerReader() {}

  static Answer read(Response response, Secret secret, Runnable hangUp) {
    try (response) {
      BufferedSource source = response.body().source();
      Buffer buffer = source.getBuffer();
      // One byte at most beyond the bound: enough to know that there is more.
      while (buffer.size() <= MAX_BODY_BYTES) {
        if (!source.request(buffer.size() + 1)) {
          return Answer.of(
              response.code(),
              response.headers(),
              secret,
              decode(buffer.readByteArray()),
              null,
              false);
        }
      }
      // Closing alone would read on for a while, in the hope of using the connection again.
      hangUp.run();
      return unread(response, secret, "it is longer than " + MAX_BODY_BYTES + " bytes", false);
    } catch (CharacterCodingException e) {
      return unread(response, secret, "it isn't UTF-8", false);
    } catch (IOException e) {
      return unread(response, secret, "it broke off: " + e.getMessage(), true);
    }
  }

  private static Answer unread(Response response, Secret secret, String trouble, boolean cutShort) {
    return Answer.of(response.code(), response.headers(), secret, null, trouble, cutShort);
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    for (byte b : bytes) {
      if (b < 0) {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

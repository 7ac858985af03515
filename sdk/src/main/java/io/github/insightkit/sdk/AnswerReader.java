package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads an answer into memory, up to a bound, and closes it. */
final class AnswerReader {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private AnswerReader() {}

  static Answer read(Response response, Secret secret, int maxBytes, Runnable hangUp) {
    try (response) {
      if (isCoded(response)) {
        hangUp.run();
        return unread(response, secret, "it is compressed, which wasn't asked for", false);
      }
      BufferedSource source = response.body().source();
      Buffer buffer = source.getBuffer();
      // One byte at most beyond the bound: enough to know that there is more.
      while (buffer.size() <= maxBytes) {
        if (!source.request(buffer.size() + 1)) {
          return whole(response, secret, buffer.readByteArray());
        }
      }
      // Closing alone would read on for a while, in the hope of using the connection again.
      hangUp.run();
      return unread(response, secret, Answer.TOO_LONG + maxBytes + " bytes", false);
    } catch (CharacterCodingException e) {
      return unread(response, secret, "it isn't UTF-8", false);
    } catch (ProtocolException e) {
      // Over HTTP/1.1 this is an early end; HTTP/2 has an end of its own, and a length to compare.
      boolean tooLong = response.protocol() == Protocol.HTTP_2;
      return unread(
          response,
          secret,
          (tooLong ? "it isn't as long as it says: " : "it broke off: ") + e.getMessage(),
          !tooLong);
    } catch (IOException e) {
      return unread(response, secret, "it broke off: " + e.getMessage(), true);
    }
  }

  private static Answer whole(Response response, Secret secret, byte[] bytes)
      throws CharacterCodingException {
    long announced = response.body().contentLength();
    if (announced >= 0 && announced != bytes.length && response.isSuccessful()) {
      return unread(
          response,
          secret,
          "it has " + bytes.length + " bytes where its Content-Length says " + announced,
          false);
    }
    String text = decode(bytes);
    if (text.startsWith(BYTE_ORDER_MARK) && response.isSuccessful()) {
      return unread(
          response, secret, "it begins with a byte order mark, which JSON mustn't have", false);
    }
    return Answer.of(response.code(), response.headers(), secret, text, null, false);
  }

  /** No coding is asked for, so that nothing has to be unpacked without a bound. */
  private static boolean isCoded(Response response) {
    String coding = response.header("Content-Encoding");
    return coding != null && !coding.isEmpty() && !coding.equalsIgnoreCase("identity");
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

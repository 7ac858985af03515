package io.github.insightkit.conformance.mock.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as a path segment has it (RFC 3986, section 2.1): a plus sign is a plus sign.
 */
public final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Decodes a path segment, once.
   *
   * @throws Refusal.RefusedException if it isn't percent-encoded UTF-8
   */
  public static String decode(String segment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%') {
        int high = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(segment.charAt(i + 2), 16);
        if (low < 0) {
          throw Refusals.BAD_ID.asException();
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        // Anything beyond ASCII should have been encoded; Netty hands the bytes on as Latin-1.
        bytes.write(c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refusals.BAD_ID.asException();
    }
  }
}

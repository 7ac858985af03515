package io.github.insightkit.conformance.mock.server;

import java.net.URLDecoder;
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
    try {
      // Anything beyond ASCII should have been encoded; Netty hands the bytes on as Latin-1.
      byte[] bytes =
          URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw Refusals.BAD_ID.asException();
    }
  }
}

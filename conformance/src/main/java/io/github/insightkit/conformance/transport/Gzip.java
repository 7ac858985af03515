package io.github.insightkit.conformance.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.zip.GZIPInputStream;

/** Undoes gzip, which may come in several members (RFC 1952, section 2.2). */
final class Gzip extends GZIPInputStream {
  /** What follows upon the data of a member, in bytes. */
  private static final int TRAILER = 8;

  private Gzip(byte[] content) throws IOException {
    super(new ByteArrayInputStream(content), content.length);
  }

  /**
   * What this content says, or its beginning.
   *
   * @param content at least one byte
   * @param most how much is kept, in bytes
   * @throws ProtocolException if it isn't gzip, or something else follows
   */
  static byte[] undone(byte[] content, int most) throws ProtocolException {
    try (Gzip members = new Gzip(content)) {
      byte[] plain = members.readNBytes(most);
      if (plain.length < most && members.inf.getRemaining() > TRAILER) {
        throw new IOException("something else follows upon its end");
      }
      return plain;
    } catch (IOException e) {
      throw new ProtocolException(
          "the Content-Encoding is gzip, and the content isn't: " + e.getMessage());
    }
  }
}

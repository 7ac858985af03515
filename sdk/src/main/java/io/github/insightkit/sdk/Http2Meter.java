package io.github.insightkit.sdk;

import java.io.IOException;

/**
 * Follows the frames that come on one HTTP/2 connection (RFC 9113, section 4.1) and bounds them in
 * relation to the requests that are on their way.
 *
 * <p>Fields are compressed: one byte of them may take fifty in memory, so they have the least room.
 * Not safe for use by many threads.
 */
final class Http2Meter {
  /** Room for fields: for the connection, and for each request more. */
  static final int FIELD_BYTES = 32 * 1024;

  static final int FIELD_BYTES_MORE = 1024;

  /** Room for bodies: for the connection; a request brings some of its own. */
  static final int BODY_BYTES = 512 * 1024;

  /** How many frames of control, and for each request more. */
  static final int CONTROL_FRAMES = 1_000;

  static final int CONTROL_FRAMES_MORE = 20;

  private static final int FRAME_HEAD = 9;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int PUSH_PROMISE = 5;
  private static final int CONTINUATION = 9;

  /** What a frame costs beside its payload. */
  private static final int FRAME_COST = 64;

  private int headByte;
  private int length;
  private int payloadLeft;
  private long fieldRoom;
  private long bodyRoom;
  private long controlRoom;

  Http2Meter() {
    quiet();
  }

  /** Forgets what came, for no request is on its way. */
  void quiet() {
    fieldRoom = FIELD_BYTES;
    bodyRoom = BODY_BYTES;
    controlRoom = CONTROL_FRAMES;
  }

  /** Makes room for the answer to one request more. */
  void expect(int bodyBytes) {
    fieldRoom += FIELD_BYTES_MORE;
    bodyRoom += bodyBytes;
    controlRoom += CONTROL_FRAMES_MORE;
  }

  /**
   * Takes note of bytes that came.
   *
   * @throws IOException if there is no room for them
   */
  void accept(byte[] bytes, int offset, int count) throws IOException {
    int end = offset + count;
    int i = offset;
    while (i < end) {
      if (payloadLeft > 0) {
        int step = Math.min(payloadLeft, end - i);
        payloadLeft -= step;
        i += step;
        continue;
      }
      int b = bytes[i++] & 0xff;
      if (headByte < 3) {
        length = length << 8 | b;
      } else if (headByte == 3) {
        frame(b);
      }
      if (++headByte == FRAME_HEAD) {
        headByte = 0;
        payloadLeft = length;
        length = 0;
      }
    }
  }

  private void frame(int type) throws IOException {
    switch (type) {
      case DATA -> bodyRoom -= length + FRAME_COST;
      case HEADERS, PUSH_PROMISE, CONTINUATION -> fieldRoom -= length + FRAME_COST;
      default -> controlRoom -= 1 + length / 256;
    }
    if (bodyRoom < 0 || fieldRoom < 0 || controlRoom < 0) {
      throw new IOException(
          "the connection brought more "
              + (bodyRoom < 0 ? "content" : fieldRoom < 0 ? "header fields" : "control frames")
              + " than all requests on their way can have asked for");
    }
  }
}

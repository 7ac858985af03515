package io.github.insightkit.sdk.internal;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows the bytes of one HTTP/1.1 answer as they pass (RFC 9112), to bound its head and to know
 * exactly where it ends.
 *
 * <p>Judges nothing else: what it can't follow has no known end, and then the connection isn't used
 * again. Not safe for use by many threads.
 */
final class Http1Meter {
  static final int MAX_HEAD_BYTES = 64 * 1024;
  static final int MAX_HEAD_LINES = 512;
  static final int MAX_CHUNK_LINE_BYTES = 1024;
  static final int MAX_CHUNKS = 4096;

  private enum State {
    STATUS_LINE,
    FIELDS,
    BODY,
    CHUNK_LINE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    END,
    /** Until the connection ends, or in no way that is known. */
    OPEN
  }

  private static final int KEPT = 64;

  private final StringBuilder line = new StringBuilder();
  private State state = State.STATUS_LINE;
  private int lineBytes;
  private int headBytes;
  private int headLines;
  private int chunks;
  private int status;
  private @Nullable String length;
  private @Nullable String coding;
  private boolean contradictory;
  private long left;
  private long surplus;

  /** Whether the answer has come to its end, and nothing behind it. */
  boolean isExactlyOver() {
    return state == State.END && surplus == 0;
  }

  /**
   * Takes note of bytes that came.
   *
   * @throws IOException if a bound is exceeded
   */
  void accept(byte[] bytes, int offset, int count) throws IOException {
    int end = offset + count;
    int i = offset;
    while (i < end) {
      switch (state) {
        case BODY, CHUNK -> {
          int step = (int) Math.min(left, end - i);
          left -= step;
          i += step;
          if (left == 0) {
            state = state == State.BODY ? State.END : State.CHUNK_END;
          }
        }
        case END -> {
          surplus += end - i;
          return;
        }
        case OPEN -> {
          return;
        }
        default -> character(bytes[i++]);
      }
    }
  }

  private void character(byte b) throws IOException {
    lineBytes++;
    if (state == State.CHUNK_LINE && lineBytes > MAX_CHUNK_LINE_BYTES) {
      throw new IOException(
          "the answer has a chunk line of more than " + MAX_CHUNK_LINE_BYTES + " bytes");
    }
    if (state != State.CHUNK_LINE && state != State.CHUNK_END && ++headBytes > MAX_HEAD_BYTES) {
      throw new IOException("the answer's head has more than " + MAX_HEAD_BYTES + " bytes");
    }
    if (b != '\n') {
      if (line.length() < KEPT) {
        line.append((char) (b & 0xff));
      }
      return;
    }
    String text = line.toString().strip();
    line.setLength(0);
    lineBytes = 0;
    switch (state) {
      case STATUS_LINE -> statusLine(text);
      case FIELDS -> field(text);
      case CHUNK_LINE -> chunkLine(text);
      case CHUNK_END -> state = text.isEmpty() ? State.CHUNK_LINE : State.OPEN;
      default -> {
        countLine();
        state = text.isEmpty() ? State.END : State.TRAILERS;
      }
    }
  }

  private void countLine() throws IOException {
    if (++headLines > MAX_HEAD_LINES) {
      throw new IOException("the answer's head has more than " + MAX_HEAD_LINES + " lines");
    }
  }

  private void statusLine(String text) throws IOException {
    countLine();
    status = text.matches("HTTP/1\\.[01] \\d{3}.*") ? Integer.parseInt(text.substring(9, 12)) : 0;
    state = status == 0 ? State.OPEN : State.FIELDS;
  }

  private void field(String text) throws IOException {
    countLine();
    if (text.isEmpty()) {
      headOver();
      return;
    }
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (name.equals("content-length")) {
      String value = text.substring(colon + 1).strip();
      contradictory |= length != null && !length.equals(value);
      length = value;
    } else if (name.equals("transfer-encoding")) {
      contradictory |= coding != null;
      coding = text.substring(colon + 1).strip();
    }
  }

  private void headOver() {
    if (status >= 100 && status < 200 && status != 101) {
      state = State.STATUS_LINE;
    } else if (contradictory || (length != null && coding != null)) {
      state = State.OPEN;
    } else if (coding != null) {
      state = coding.equalsIgnoreCase("chunked") ? State.CHUNK_LINE : State.OPEN;
    } else if (status == 204 || status == 304) {
      state = State.END;
    } else {
      measured(length, 10, State.BODY, State.END);
    }
  }

  private void chunkLine(String text) throws IOException {
    if (++chunks > MAX_CHUNKS) {
      throw new IOException("the answer comes in more than " + MAX_CHUNKS + " chunks");
    }
    int semicolon = text.indexOf(';');
    String size = semicolon < 0 ? text : text.substring(0, semicolon).strip();
    measured(size, 16, State.CHUNK, State.TRAILERS);
  }

  private void measured(@Nullable String size, int radix, State some, State none) {
    if (size == null || !size.matches("[0-9a-fA-F]{1,12}")) {
      state = State.OPEN;
      return;
    }
    try {
      left = Long.parseLong(size, radix);
      state = left == 0 ? none : some;
    } catch (NumberFormatException e) {
      state = State.OPEN;
    }
  }
}

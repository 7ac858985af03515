package io.github.insightkit.sdk;

import static java.util.regex.Pattern.DOTALL;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows the bytes of one HTTP/1.1 answer as they pass (RFC 9112), to bound its head and to know
 * exactly where it ends.
 *
 * <p>Whatever the HTTP library could take for another structure than this does would escape the
 * bounds, so it is refused: a status line, field name, transfer coding or chunk that isn't exactly
 * as in RFC 9112. Judges nothing else; an answer without a length has no known end, and then the
 * connection isn't used again. Not safe for use by many threads.
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
    /** Until the connection ends, or of a length that can't be read. */
    OPEN
  }

  private static final int KEPT = 64;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?", DOTALL);

  private final StringBuilder line = new StringBuilder();
  private State state = State.STATUS_LINE;
  private int lineBytes;
  private int headBytes;
  private int headLines;
  private int chunks;
  private int status;
  private @Nullable String length;
  private @Nullable String coding;
  private long left;
  private long surplus;

  /** Whether the answer has come to its end, and nothing behind it. */
  boolean isExactlyOver() {
    return state == State.END && surplus == 0 && (length == null || coding == null);
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
    if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    String text = line.toString();
    line.setLength(0);
    lineBytes = 0;
    switch (state) {
      case STATUS_LINE -> statusLine(text);
      case FIELDS -> field(text);
      case CHUNK_LINE -> chunkLine(text);
      case CHUNK_END -> {
        if (!text.isEmpty()) {
          throw new IOException("the answer has a chunk that is longer than it says");
        }
        state = State.CHUNK_LINE;
      }
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
    Matcher matcher = STATUS.matcher(text);
    if (!matcher.matches()) {
      throw new IOException("the answer doesn't begin with a status line of HTTP/1.1");
    }
    status = Integer.parseInt(matcher.group(1));
    length = null;
    coding = null;
    state = State.FIELDS;
  }

  private void field(String text) throws IOException {
    countLine();
    if (text.isEmpty()) {
      headOver();
      return;
    }
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    // Case folding would make a long s an s, and only where the line is decoded.
    if (name.chars().anyMatch(c -> c > 0x7e)) {
      throw new IOException("the answer has a field name that isn't ASCII");
    }
    String value = text.substring(colon + 1).strip();
    if (name.equals("content-length")) {
      if (length != null && !length.equals(value)) {
        throw new IOException("the answer has two values of Content-Length");
      }
      length = value;
    } else if (name.equals("transfer-encoding")) {
      if (coding != null || !value.equalsIgnoreCase("chunked")) {
        throw new IOException("the answer has a Transfer-Encoding that isn't just \"chunked\"");
      }
      coding = value;
    }
  }

  private void headOver() {
    if (status >= 100 && status < 200 && status != 101) {
      state = State.STATUS_LINE;
    } else if (coding != null) {
      state = State.CHUNK_LINE;
    } else if (status == 204 || status == 304) {
      state = State.END;
    } else if (length == null || !length.matches("\\d{1,12}")) {
      state = State.OPEN;
    } else {
      left = Long.parseLong(length);
      state = left == 0 ? State.END : State.BODY;
    }
  }

  private void chunkLine(String text) throws IOException {
    if (++chunks > MAX_CHUNKS) {
      throw new IOException("the answer comes in more than " + MAX_CHUNKS + " chunks");
    }
    int semicolon = text.indexOf(';');
    String size = (semicolon < 0 ? text : text.substring(0, semicolon)).stripTrailing();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("the answer has a chunk without a size of at most 15 hex digits");
    }
    left = Long.parseLong(size, 16);
    state = left == 0 ? State.TRAILERS : State.CHUNK;
  }
}

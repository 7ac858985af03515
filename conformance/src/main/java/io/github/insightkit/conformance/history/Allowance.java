package io.github.insightkit.conformance.history;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may still be read, over all streams that share it, whatever those who read them do with
 * it. Safe for use by several threads.
 */
public final class Allowance {
  private final AtomicLong left;
  private final String complaint;

  /** Lets so many bytes be read; the first beyond them fails with this complaint. */
  public Allowance(long bytes, String complaint) {
    this.left = new AtomicLong(bytes);
    this.complaint = complaint;
  }

  /** Allows this many bytes from now on. */
  public void renew(long bytes) {
    left.set(bytes);
  }

  /** How many bytes may still be read; negative once more came than that. */
  public long left() {
    return left.get();
  }

  public String complaint() {
    return complaint;
  }

  /** The same stream, which fails once more was read than is allowed. */
  public InputStream over(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        take(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        take(read);
        return read;
      }
    };
  }

  private void take(int bytes) throws IOException {
    if (bytes > 0 && left.addAndGet(-bytes) < 0) {
      throw new IOException(complaint);
    }
  }
}

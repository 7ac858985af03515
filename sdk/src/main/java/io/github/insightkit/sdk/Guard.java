package io.github.insightkit.sdk;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one connection from below the HTTP library, between it and the decrypted bytes.
 *
 * <p>What comes for one answer is bounded here, before anybody buffers it; so is the number of
 * connections that bring a long answer at once. A connection that brought anything beyond an answer
 * is closed, and an answer that was there before its request is none. Safe for use by many threads.
 */
final class Guard {
  /** A connection as the HTTP library holds it, with its guard. */
  interface Guarded {
    Guard guard();
  }

  /** What an answer may have beside its body: head, chunk lines, trailers. */
  private static final int BESIDE_BODY = 64 * 1024;

  /** Up to here an answer is short, and any number of them may come at once. */
  private static final int SHORT_ANSWER = 16 * 1024;

  /** What the answer of a change is expected to have over HTTP/2, where all share one room. */
  private static final int CHANGE_BODY = 16 * 1024;

  private final Socket socket;
  private final Socket raw;
  private final Semaphore longAnswers;
  private Http1Meter http1 = new Http1Meter();
  private @Nullable Http2Meter http2;
  private boolean used;
  private boolean aside;
  private int underway;
  private long room = BESIDE_BODY;
  private long came;
  private boolean longAnswer;
  private volatile @Nullable IOException broken;

  /**
   * Guards a connection.
   *
   * @param socket what is read and written
   * @param raw the same, or what lies below its encryption
   * @param longAnswers how many connections may bring a long answer at once
   */
  Guard(Socket socket, Socket raw, Semaphore longAnswers) {
    this.socket = socket;
    this.raw = raw;
    this.longAnswers = longAnswers;
  }

  /**
   * Begins a request, of which no byte has been written yet.
   *
   * @return what to end it with
   * @throws IOException if the connection mustn't carry it; nothing has been sent then
   */
  Object begin(Sending sending) throws IOException {
    boolean multiplexed;
    synchronized (this) {
      multiplexed = http2 != null;
    }
    if (!multiplexed && broughtSomethingUnasked()) {
      abort();
      throw new SocketException(
          "the connection brought something before it was asked, which is nobody's answer");
    }
    synchronized (this) {
      if (http2 != null) {
        if (underway == 0) {
          http2.quiet();
        }
        http2.expect(sending instanceof Sending.Change ? CHANGE_BODY : sending.maxBodyBytes);
      } else {
        giveBack();
        http1 = new Http1Meter();
        room = 2L * sending.maxBodyBytes + BESIDE_BODY;
        came = 0;
      }
      used = true;
      underway++;
      return http1;
    }
  }

  /**
   * Ends a request, whatever became of it. A connection that isn't clean then is closed, unless it
   * carries the next request already, which has looked for itself.
   *
   * @param begun what its beginning returned
   */
  void end(Object begun) {
    synchronized (this) {
      underway--;
      if (http2 != null || http1 != begun) {
        return;
      }
      giveBack();
      if (http1.isExactlyOver()) {
        return;
      }
    }
    abort();
  }

  /** Leaves the watch to the guard of an encryption that is laid over this connection. */
  synchronized void stepAside() {
    aside = true;
  }

  /** Closes the connection at once, whoever reads or writes. */
  void abort() {
    try {
      raw.close();
    } catch (IOException e) {
      // It is as closed as it gets.
    }
    synchronized (this) {
      giveBack();
    }
  }

  private void giveBack() {
    if (longAnswer) {
      longAnswer = false;
      longAnswers.release();
    }
  }

  private boolean broughtSomethingUnasked() throws IOException {
    synchronized (this) {
      if (used && !http1.isExactlyOver()) {
        return true;
      }
    }
    if (socket.getInputStream().available() > 0) {
      return true;
    }
    return raw != socket && raw.getInputStream().available() > 0 && holdsContent();
  }

  /** Encrypted bytes may be a session ticket, which is none of our business, or content. */
  private boolean holdsContent() throws IOException {
    int patience = socket.getSoTimeout();
    socket.setSoTimeout(1);
    boolean holds;
    try {
      socket.getInputStream().read();
      holds = true;
    } catch (SocketTimeoutException e) {
      holds = false;
    }
    // Not after an alert: it has closed the connection, and says why better than this would.
    socket.setSoTimeout(patience);
    return holds;
  }

  InputStream input(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int count) throws IOException {
        makeRoom();
        int read = in.read(bytes, offset, count);
        if (read > 0) {
          try {
            took(bytes, offset, read);
          } catch (IOException e) {
            broken = e;
            abort();
            throw e;
          }
        }
        return read;
      }
    };
  }

  OutputStream output(OutputStream out) {
    return new FilterOutputStream(out) {
      private boolean begun;

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        if (!begun && count > 0) {
          begun = true;
          // The preface of HTTP/2 (RFC 9113, section 3.4) begins like no request.
          if (count >= 3
              && bytes[offset] == 'P'
              && bytes[offset + 1] == 'R'
              && bytes[offset + 2] == 'I') {
            speaksHttp2();
          }
        }
        try {
          out.write(bytes, offset, count);
        } catch (IOException e) {
          // Whoever writes hears why the connection is closed, as whoever reads does.
          IOException why = broken;
          throw why == null ? e : new IOException(why.getMessage(), e);
        }
      }
    };
  }

  private synchronized void speaksHttp2() {
    if (!aside) {
      http2 = new Http2Meter();
    }
  }

  /** Waits for others that bring a long answer, until the connection is closed. */
  private void makeRoom() throws IOException {
    synchronized (this) {
      if (aside || http2 != null || longAnswer || came < SHORT_ANSWER) {
        return;
      }
    }
    try {
      while (!longAnswers.tryAcquire(20, TimeUnit.MILLISECONDS)) {
        if (raw.isClosed()) {
          throw new SocketException("closed while other long answers came");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted while other long answers came");
    }
    synchronized (this) {
      longAnswer = true;
      if (raw.isClosed()) {
        giveBack();
      }
    }
  }

  private synchronized void took(byte[] bytes, int offset, int count) throws IOException {
    if (aside) {
      return;
    }
    if (http2 != null) {
      http2.accept(bytes, offset, count);
      return;
    }
    came += count;
    if (came > room) {
      throw new IOException("the answer has more than " + room + " bytes with all its parts");
    }
    if (used) {
      http1.accept(bytes, offset, count);
    }
  }
}

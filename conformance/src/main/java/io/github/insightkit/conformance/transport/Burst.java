package io.github.insightkit.conformance.transport;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okio.BufferedSink;

/**
 * Lets several requests end at the same moment: each goes out up to the last byte of its content,
 * which is held back until all of them are that far.
 *
 * <p>A server can't act on a request before its end, so all of them are acted on as nearly at once
 * as can be had from outside. Safe for use by the threads that send the requests.
 */
final class Burst {
  /** How long the others are waited for before a request goes on alone, in seconds. */
  private static final long PATIENCE = 10;

  /** How long a request stays awake to be off at once when the others are there, in nanoseconds. */
  private static final long WAKEFULNESS = 3_000_000;

  private final CountDownLatch missing;
  private final boolean wakeful;

  /** A burst of this many requests, whose threads stay awake if there are processors for it. */
  Burst(int requests, boolean wakeful) {
    this.missing = new CountDownLatch(requests);
    this.wakeful = wakeful && requests <= Runtime.getRuntime().availableProcessors();
  }

  /** Writes this content, which isn't empty, and waits for the others before its last byte. */
  void write(byte[] content, BufferedSink sink) throws IOException {
    sink.write(content, 0, content.length - 1);
    sink.flush();
    arrive();
    spin();
    try {
      // All that are left go on together; one that never arrives mustn't hold them for ever.
      if (!missing.await(PATIENCE, TimeUnit.SECONDS)) {
        throw new IOException("the other requests of the burst never came to their last byte");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    sink.write(content, content.length - 1, 1);
    sink.flush();
  }

  /** Waits without going to sleep: to be woken takes longer than the gaps that are looked for. */
  private void spin() {
    long until = System.nanoTime() + WAKEFULNESS;
    while (wakeful && missing.getCount() > 0 && System.nanoTime() - until < 0) {
      Thread.onSpinWait();
    }
  }

  /** One request is ready, or won't ever be. */
  void arrive() {
    missing.countDown();
  }
}

package io.github.insightkit.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

class BurstTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  /** What went out, and a word when all but the last byte of it did. */
  private static final class Wire {
    private final Buffer sent = new Buffer();
    private final CountDownLatch flushed = new CountDownLatch(1);
    private final BufferedSink sink =
        Okio.buffer(
            new ForwardingSink(sent) {
              @Override
              public void flush() {
                flushed.countDown();
              }
            });
  }

  private static CompletableFuture<Void> write(Burst burst, Wire wire) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            burst.write(CONTENT, wire.sink);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "burst").start());
  }

  @Test
  void theLastByteIsHeldBackUntilAllAreThere() throws Exception {
    Burst burst = new Burst(2, true);
    Wire first = new Wire();

    CompletableFuture<Void> one = write(burst, first);
    first.flushed.await();

    assertThat(first.sent.size()).isEqualTo(CONTENT.length - 1);
    assertThat(one).isNotDone();

    Wire second = new Wire();
    CompletableFuture<Void> other = write(burst, second);
    CompletableFuture.allOf(one, other).join();

    assertThat(first.sent.readUtf8()).isEqualTo("content");
    assertThat(second.sent.readUtf8()).isEqualTo("content");
  }

  @Test
  void aRequestThatNeverGetsSoFarHoldsNobody() throws Exception {
    Burst burst = new Burst(2, true);
    Wire wire = new Wire();
    CompletableFuture<Void> one = write(burst, wire);
    wire.flushed.await();

    burst.arrive();
    one.join();

    assertThat(wire.sent.readUtf8()).isEqualTo("content");
  }
}

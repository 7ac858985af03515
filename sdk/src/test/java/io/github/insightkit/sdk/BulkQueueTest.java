package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of changes, and how far the stream is read ahead. */
class BulkQueueTest {
  private static final Change SAME = Change.reset(InsightRef.account("account", "same"));

  @Test
  void readsOnOnlySoFarWhileChangesOfOneInsightWait() throws Exception {
    AtomicInteger read = new AtomicInteger();
    BulkQueue queue =
        new BulkQueue(Stream.generate(() -> SAME).peek(c -> read.incrementAndGet()).spliterator());
    BulkTask first = Objects.requireNonNull(queue.take());

    FutureTask<@Nullable BulkTask> other = new FutureTask<>(queue::take);
    Thread thread = new Thread(other, "other");
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(read).hasValue(1_001);
    assertThat(queue.takeAfter(first)).isNotNull();

    queue.stop();
    assertThat(other.get()).isNull();
    assertThat(queue.takeAfter(first)).isNull();
    assertThat(queue.close()).hasSizeBetween(1_001, 1_002);
    assertThat(queue.isReadToEnd()).isFalse();
  }

  @Test
  void takesNothingInAfterItWasClosed() throws Exception {
    BulkQueue queue = new BulkQueue(Stream.generate(() -> SAME).spliterator());
    queue.take();
    queue.stop();
    assertThat(queue.close()).hasSize(1);
    queue.readRest(10);
    assertThat(queue.close()).hasSize(1);
  }

  @Test
  void knowsTheTotalFromTheStreamOrFromItsEnd() throws Exception {
    BulkQueue unknown = new BulkQueue(Stream.of(SAME, SAME).filter(c -> true).spliterator());
    assertThat(unknown.total()).isEmpty();
    unknown.readRest(10);
    assertThat(unknown.total()).hasValue(2);
    assertThat(unknown.isReadToEnd()).isTrue();

    assertThat(new BulkQueue(Stream.of(SAME, SAME).spliterator()).total()).hasValue(2);
  }
}

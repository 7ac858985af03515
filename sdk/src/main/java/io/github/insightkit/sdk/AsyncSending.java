package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The asynchronous twin of {@link Transport#send}: the same loop, with nobody waiting. */
final class AsyncSending {
  private final Transport transport;
  private final Sending sending;
  private final CompletableFuture<Outcome> end = new CompletableFuture<>();
  private final Object lock = new Object();
  private @Nullable Attempt attempt;
  private @Nullable Future<?> pause;

  AsyncSending(Transport transport, Sending sending) {
    this.transport = transport;
    this.sending = sending;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Aborting throws nothing.
  CompletableFuture<Outcome> start() {
    end.whenComplete((outcome, failure) -> abort());
    guarded(this::begin);
    return end;
  }

  private void begin() {
    Attempt begun = sending.begin();
    synchronized (lock) {
      if (end.isDone()) {
        return;
      }
      attempt = begun;
    }
    try {
      // The time in line counts.
      begun.arm(() -> guarded(() -> ended(begun, begun.overdue())));
      transport.threads().execute(() -> guarded(() -> ended(begun, begun.run())));
    } catch (Throwable e) {
      ended(begun, begun.failed(e));
    }
  }

  /** Goes on after an attempt, once: its thread and the clock may both say that it is over. */
  private void ended(Attempt ended, Ending ending) {
    synchronized (lock) {
      if (attempt != ended) {
        return;
      }
      attempt = null;
    }
    Duration wait = sending.next(ending, ended.secret());
    if (wait == null) {
      end.complete(sending.end(ending));
      return;
    }
    synchronized (lock) {
      if (!end.isDone()) {
        pause = transport.time().after(wait, () -> guarded(this::begin));
      }
    }
  }

  /** Whatever is thrown, the future completes first. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      end.completeExceptionally(e);
      if (e instanceof Error) {
        Threads.report(e);
      }
    }
  }

  /**
   * Runs when the end is there, whoever brought it: the caller by cancelling, or the last attempt.
   */
  private void abort() {
    Attempt running;
    Future<?> waiting;
    synchronized (lock) {
      running = attempt;
      waiting = pause;
    }
    if (waiting != null) {
      waiting.cancel(false);
    }
    if (running != null) {
      running.cancel();
    }
  }
}

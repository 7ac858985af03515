package io.github.insightkit.sdk.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The asynchronous twin of {@link Transport#send}: the same course, with nobody waiting. */
final class AsyncSending implements Callback {
  private final Transport transport;
  private final Course course;
  private final Timing timing;
  private final CompletableFuture<Outcome> end = new CompletableFuture<>();
  private final Object lock = new Object();
  private @Nullable Attempt attempt;
  private @Nullable Future<?> pause;

  AsyncSending(Transport transport, Course course, Timing timing) {
    this.transport = transport;
    this.course = course;
    this.timing = timing;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Aborting throws nothing.
  CompletableFuture<Outcome> start() {
    end.whenComplete((outcome, failure) -> abort());
    next();
    return end;
  }

  private void next() {
    Attempt begun;
    try {
      begun = transport.begin(course);
    } catch (RuntimeException e) {
      ended(new Ending.NoCredentials(e));
      return;
    }
    synchronized (lock) {
      if (end.isDone()) {
        return;
      }
      attempt = begun;
    }
    begun.call().enqueue(this);
  }

  @Override
  public void onResponse(Call call, Response response) {
    ended(current().answered(response));
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    ended(current().failed(failure));
  }

  private Attempt current() {
    synchronized (lock) {
      if (attempt == null) {
        throw new IllegalStateException("Expected an attempt under way, got none");
      }
      return attempt;
    }
  }

  private void ended(Ending ending) {
    Duration wait = course.next(ending);
    if (wait == null) {
      end.complete(course.end(ending));
      return;
    }
    synchronized (lock) {
      if (!end.isDone()) {
        pause = timing.delayer().after(wait, this::next);
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
      running.call().cancel();
    }
  }
}

package io.github.insightkit.sdk;

import java.util.concurrent.CompletableFuture;

/** A future that, once done, whoever did it, cancels the work behind it. */
final class CancellingFuture<T> extends CompletableFuture<T> {
  private volatile CompletableFuture<?> work;

  @SuppressWarnings("FutureReturnValueIgnored") // Aborting throws nothing.
  CancellingFuture(CompletableFuture<?> work) {
    this.work = work;
    whenComplete((result, failure) -> cancelWork());
  }

  /** Goes on with other work, unless this future has been done with meanwhile. */
  void linkTo(CompletableFuture<?> next) {
    work = next;
    if (isDone()) {
      cancelWork();
    }
  }

  private void cancelWork() {
    // No effect on work that is done.
    work.cancel(true);
  }
}

package io.github.insightkit.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * The asynchronous twin of {@link Insight}: the same verbs and the same endings, with nobody
 * waiting.
 *
 * <p>A future ends in a receipt or in an {@link InsightsException}; dependent stages run in a
 * thread of the HTTP client, so they shouldn't block. Cancelling the future, or completing it in
 * any other way, aborts the request; whether it was applied then, nobody knows. Immutable and safe
 * for use by many threads.
 */
public final class AsyncInsight extends ClassificationRequests<CompletableFuture<Receipt>> {
  private final Insight insight;

  AsyncInsight(Insight insight) {
    this.insight = insight;
  }

  /**
   * Names the insight.
   *
   * @return its address
   */
  public InsightRef ref() {
    return insight.ref();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is the result.
  CompletableFuture<Receipt> send(ClassificationChange reset, ClassificationChange change) {
    CompletableFuture<Receipt> first = send(reset);
    CancellingFuture<Receipt> result = new CancellingFuture<>(first);
    first.whenComplete(
        (receipt, failure) -> {
          if (failure != null) {
            result.completeExceptionally(halfFailed(ReclassifyException.Half.RESET, failure));
          } else if (!result.isDone()) {
            set(change, result);
          }
        });
    return result;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is the result.
  private void set(ClassificationChange change, CancellingFuture<Receipt> result) {
    CompletableFuture<Receipt> second = send(change);
    result.linkTo(second);
    second.whenComplete(
        (receipt, failure) -> {
          if (failure == null) {
            result.complete(receipt);
          } else {
            result.completeExceptionally(halfFailed(ReclassifyException.Half.SET, failure));
          }
        });
  }

  private static Throwable halfFailed(ReclassifyException.Half half, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof InsightsException known
        ? new ReclassifyException(half, known)
        : failure;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is the result.
  CompletableFuture<Receipt> send(ClassificationChange change) {
    CompletableFuture<Outcome> sending = insight.sendAsync(change);
    CancellingFuture<Receipt> result = new CancellingFuture<>(sending);
    BiConsumer<Outcome, Throwable> relay =
        (outcome, failure) -> {
          if (failure != null) {
            result.completeExceptionally(failure);
            return;
          }
          try {
            result.complete(insight.receiptOrThrow(change, outcome));
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        };
    sending.whenComplete(relay);
    return result;
  }

  @Override
  public String toString() {
    return "AsyncInsight[" + insight.ref() + "]";
  }
}

package io.github.insightkit.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The asynchronous twin of {@link PagedRead}: the same pages and the same failures, with nobody
 * waiting.
 *
 * <p>A page is asked for when the one before it has been dealt with. Dependent stages, and whoever
 * takes a page, run in a thread of the client, so they shouldn't block. Cancelling a future, or
 * completing it in any other way, aborts what is under way. Immutable and safe for use by many
 * threads.
 *
 * @param <T> what is read
 */
public final class AsyncPagedRead<T> {
  private final Transport transport;
  private final PageSource<T> first;
  private final CallOptions options;

  AsyncPagedRead(Transport transport, PageSource<T> first, CallOptions options) {
    this.transport = transport;
    this.first = first;
    this.options = options;
  }

  /**
   * Reads page by page.
   *
   * @param taker takes each page, one after another, and says whether to go on; what it throws ends
   *     the reading
   * @return done when the last page has been taken, or with the {@link InsightsException} that kept
   *     one from coming
   */
  public CompletableFuture<Void> forEachPage(Predicate<? super Page<T>> taker) {
    return forEachPage(new PageTurner<>(first), taker);
  }

  CompletableFuture<Void> forEachPage(PageTurner<T> turner, Predicate<? super Page<T>> taker) {
    CancellingFuture<Void> result = new CancellingFuture<>(new CompletableFuture<>());
    turn(turner, taker, result);
    return result;
  }

  /**
   * Reads into memory.
   *
   * @param limit how many entries at most; what lies beyond isn't read
   * @return the entries, or the {@link InsightsException} that kept a page from coming
   * @throws IllegalArgumentException if the limit isn't positive
   */
  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is the result.
  public CompletableFuture<List<T>> toList(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Expected a limit of at least one entry, got " + limit);
    }
    List<T> entries = new ArrayList<>();
    CompletableFuture<Void> reading =
        forEachPage(
            page -> {
              int room = limit - entries.size();
              entries.addAll(page.entries().subList(0, Math.min(room, page.entries().size())));
              return entries.size() < limit;
            });
    CancellingFuture<List<T>> result = new CancellingFuture<>(reading);
    reading.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            result.complete(List.copyOf(entries));
          } else {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is the result.
  private void turn(
      PageTurner<T> turner, Predicate<? super Page<T>> taker, CancellingFuture<Void> result) {
    try {
      CompletableFuture<Outcome> sending = transport.sendAsync(turner.request(transport, options));
      result.linkTo(sending);
      sending.whenComplete(
          (outcome, failure) -> {
            if (failure != null) {
              result.completeExceptionally(failure);
            } else {
              took(turner, taker, result, outcome);
            }
          });
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  private void took(
      PageTurner<T> turner,
      Predicate<? super Page<T>> taker,
      CancellingFuture<Void> result,
      Outcome outcome) {
    try {
      Page<T> page = turner.take(outcome);
      if (!result.isDone() && page != null && taker.test(page) && turner.hasNext()) {
        turn(turner, taker, result);
      } else {
        result.complete(null);
      }
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }
}

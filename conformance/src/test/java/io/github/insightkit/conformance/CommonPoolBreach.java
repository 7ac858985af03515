package io.github.insightkit.conformance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@link CommonPoolTest} forbids, once each; and what it doesn't. */
interface CommonPoolBreach<T> {
  T use();

  record Async(CompletableFuture<String> future)
      implements CommonPoolBreach<CompletableFuture<Void>> {
    @Override
    public CompletableFuture<Void> use() {
      return future.thenAcceptAsync(text -> {});
    }
  }

  record Delayed() implements CommonPoolBreach<Executor> {
    @Override
    public Executor use() {
      return CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    }
  }

  record Timed(CompletableFuture<String> future)
      implements CommonPoolBreach<CompletableFuture<String>> {
    @Override
    public CompletableFuture<String> use() {
      return future.orTimeout(1, TimeUnit.SECONDS);
    }
  }

  record Pool() implements CommonPoolBreach<Executor> {
    @Override
    public Executor use() {
      return ForkJoinPool.commonPool();
    }
  }

  record Parallel() implements CommonPoolBreach<Long> {
    @Override
    public Long use() {
      return Stream.of(1).parallel().count();
    }
  }

  record ParallelStream() implements CommonPoolBreach<Long> {
    @Override
    public Long use() {
      return List.of(1).parallelStream().count();
    }
  }

  record None(CompletableFuture<String> future, Executor executor)
      implements CommonPoolBreach<CompletableFuture<Void>> {
    @Override
    public CompletableFuture<Void> use() {
      return future.thenAccept(text -> {}).thenRunAsync(() -> {}, executor);
    }
  }
}

package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.List;

/** Sends requests to one implementation. */
public interface Transport extends AutoCloseable {

  /**
   * Sends this request once and waits for what comes of it. Whatever goes wrong is a result;
   * nothing is thrown for it.
   */
  Result send(Request request);

  /**
   * Sends these requests so that they reach the implementation as nearly at once as can be had from
   * outside, and waits for what comes of them. Each goes out once; whatever goes wrong is a result.
   *
   * <p>Unless it can do better, one goes after the other, which is one of the orders in which they
   * may take effect.
   *
   * @return what came of each, in the order of the requests
   */
  default List<Timed> sendAtOnce(List<Request> requests) {
    long start = System.nanoTime();
    List<Result> results = requests.stream().map(this::send).toList();
    long end = System.nanoTime();
    return results.stream().map(result -> new Timed(result, start, end)).toList();
  }

  /**
   * A result with its times.
   *
   * @param result what came of a request
   * @param startNanos when sending began, as {@link System#nanoTime()} counts
   * @param endNanos when the answer was complete or given up, likewise
   */
  record Timed(Result result, long startNanos, long endNanos) {}

  @Override
  default void close() {}
}

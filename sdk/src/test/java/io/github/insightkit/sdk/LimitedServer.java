package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** Enforces an allowance in a sliding window, and keeps what was applied how often. */
final class LimitedServer implements Interceptor {
  private final int allowance;
  private final long windowNanos;
  private final LongSupplier clock;
  private final IntPredicate loses;
  private final IntPredicate limits;
  private final Deque<Long> accepted = new ArrayDeque<>();
  private final Map<String, AtomicInteger> applied = new ConcurrentHashMap<>();
  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicInteger limited = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  /**
   * Starts a server.
   *
   * @param clock nanoseconds, for the window
   * @param loses which requests, by number, are answered and the answer lost
   * @param limits which requests, by number, are refused with 429 whatever the allowance
   */
  LimitedServer(
      int allowance, Duration window, LongSupplier clock, IntPredicate loses, IntPredicate limits) {
    this.allowance = allowance;
    this.windowNanos = window.toNanos();
    this.clock = clock;
    this.loses = loses;
    this.limits = limits;
  }

  int timesApplied(String issueId) {
    AtomicInteger times = applied.get(issueId);
    return times == null ? 0 : times.get();
  }

  int timesLimited() {
    return limited.get();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    int now = atOnce.incrementAndGet();
    mostAtOnce.accumulateAndGet(now, Math::max);
    try {
      Objects.requireNonNull(chain.request().body()).writeTo(new Buffer());
      int number = seen.incrementAndGet();
      if (limits.test(number) || !takes()) {
        limited.incrementAndGet();
        return answer(chain.request(), 429, "");
      }
      String issue = chain.request().url().pathSegments().get(6);
      applied.computeIfAbsent(issue, key -> new AtomicInteger()).incrementAndGet();
      if (loses.test(number)) {
        throw new SocketException("reset");
      }
      return answer(chain.request(), 200, "{\"success\":true}");
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private synchronized boolean takes() {
    long now = clock.getAsLong();
    while (!accepted.isEmpty() && now - accepted.peekFirst() >= windowNanos) {
      accepted.removeFirst();
    }
    if (accepted.size() >= allowance) {
      return false;
    }
    accepted.addLast(now);
    return true;
  }

  private static Response answer(Request request, int status, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("Retry-After", "0")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}

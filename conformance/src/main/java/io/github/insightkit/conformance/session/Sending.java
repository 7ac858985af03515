package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Once;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends requests within the limits, waits where it is told to come back later, and writes down what
 * comes of each. Not safe for use by several threads, but for {@link #stop()}.
 */
final class Sending {
  /** How many requests in a row may go without an answer before the run ends. */
  private static final int PATIENCE = 3;

  /** What may come of a request by chance. */
  private static final Set<Result.Failure> ONCE_MORE =
      EnumSet.of(
          Result.Failure.STALE,
          Result.Failure.TIMED_OUT,
          Result.Failure.BROKEN,
          Result.Failure.CUT,
          Result.Failure.UNASKED);

  private final Transport transport;
  private final Settings settings;
  private final boolean credentialed;
  private final Instant began;
  private final long start;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Once once = new Once();
  private final Set<Request> failed = new HashSet<>();
  private int unanswered;
  private long received;
  private Duration waited = Duration.ZERO;
  private volatile boolean stopping;
  private boolean leaving;

  /** For requests of one run; if it has no credentials, no request has any. */
  Sending(Transport transport, Settings settings, boolean credentialed) {
    this.transport = transport;
    this.credentialed = credentialed;
    this.settings = settings;
    this.began = settings.clock().instant();
    this.start = settings.pause().nanoTime();
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  boolean affords(int more) {
    return exchanges.size() + more <= settings.limits().requests();
  }

  /** The next request is the last. */
  void stop() {
    stopping = true;
  }

  /** From now on nothing but silence ends the run, and each request that isn't answered does. */
  void leave() {
    stopping = false;
    leaving = true;
    unanswered = PATIENCE - 1;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** Sends this request; once more if nothing came of it that may be chance. */
  Exchange send(Request request, String purpose) throws StopRun {
    Exchange exchange = sendOnce(request, purpose);
    // To tell a server that hangs on this request from one that was slow, and one that fails at it
    // from one that had closed the connection before, or a network that did.
    if (exchange.result() instanceof Result.NoResponse none && ONCE_MORE.contains(none.failure())) {
      unanswered += none.failure() == Result.Failure.TIMED_OUT ? 1 : 0;
      exchange = sendOnce(request, purpose);
    } else if (exchange.result().isServerError() && failed.add(request)) {
      // One server error may be a passing trouble.
      exchange = sendOnce(request, purpose);
    }
    if (!(exchange.result() instanceof Result.NoResponse none)) {
      unanswered = 0;
      return exchange;
    }
    boolean isOdd =
        none.failure() == Result.Failure.STALE || Framing.isContradictory(exchange.request());
    unanswered += isOdd ? 0 : 1;
    if (unanswered >= PATIENCE) {
      throw new StopRun(unanswered + " requests in a row were not answered: " + none.message());
    }
    return exchange;
  }

  Exchange sendOnce(Request asked, String purpose) throws StopRun {
    Request request = allowed(asked);
    while (true) {
      requireLeave(1);
      long before = settings.pause().nanoTime();
      Result result = transport.send(request);
      long after = settings.pause().nanoTime();
      Exchange exchange = record(purpose, request, new Transport.Timed(result, before, after));
      if (exchange.index() == 0
          && result instanceof Result.NoResponse none
          && none.failure() == Result.Failure.NOT_CONNECTED) {
        throw new StopRun("no connection could be made: " + none.message());
      }
      if (!waitedAfter(result)) {
        return exchange;
      }
    }
  }

  List<Exchange> sendAtOnce(List<Request> asked, String purpose) throws StopRun {
    List<Request> requests = asked.stream().map(this::allowed).toList();
    requireLeave(requests.size());
    List<Transport.Timed> results = transport.sendAtOnce(requests);
    List<Exchange> sent = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      sent.add(record(purpose, requests.get(i), results.get(i)));
    }
    for (Exchange exchange : sent) {
      if (waitedAfter(exchange.result())) {
        break;
      }
    }
    return sent;
  }

  private Request allowed(Request request) {
    return credentialed ? request : request.authorization("");
  }

  /** Ends the run if it was interrupted, or this many more requests would go beyond a limit. */
  private void requireLeave(int requests) throws StopRun {
    if (stopping) {
      throw new StopRun("it was interrupted");
    }
    if (leaving) {
      return;
    }
    if (!affords(requests)) {
      throw new StopRun("the budget of " + settings.limits().requests() + " requests is used up");
    }
    if (Duration.between(began, settings.clock().instant()).compareTo(Limits.LONGEST) > 0) {
      throw new StopRun("it took longer than " + Limits.LONGEST.toSeconds() + " seconds");
    }
    if (received > Limits.MOST_BYTES) {
      throw new StopRun("the answers were longer than " + Limits.MOST_BYTES + " bytes in all");
    }
  }

  /** Waits if this answer asks to come back later, a second if it doesn't say; whether it did. */
  private boolean waitedAfter(Result result) throws StopRun {
    if (!(result instanceof Result.Response response) || !response.isThrottled()) {
      return false;
    }
    Duration wait =
        response
            .header("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, settings.clock().instant()))
            .orElse(Duration.ofSeconds(1));
    waited = waited.plus(wait);
    if (waited.compareTo(settings.limits().waiting()) > 0) {
      throw new StopRun(
          "the server asked to come back later than the "
              + settings.limits().waiting().toSeconds()
              + " seconds that a run waits in all");
    }
    pause(wait);
    return true;
  }

  void pause(Duration duration) throws StopRun {
    try {
      settings.pause().take(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopRun("it was interrupted");
    }
  }

  private Exchange record(String purpose, Request request, Transport.Timed timed) {
    Exchange exchange =
        new Exchange(
            exchanges.size(),
            purpose,
            once.of(request),
            once.of(timed.result()),
            micros(timed.startNanos()),
            micros(timed.endNanos()));
    exchanges.add(exchange);
    if (timed.result() instanceof Result.Response response) {
      received += response.body().size();
      for (Header header : response.headers()) {
        received += header.name().length() + header.value().length();
      }
    }
    settings.listener().accept(exchange);
    return exchange;
  }

  // The wall clock may be set while a run goes on; this one only goes forward.
  private long micros(long nanoTime) {
    return (nanoTime - start) / 1_000;
  }
}

package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What a session has used up of its limits. Not safe for use by several threads. */
final class Spending {
  private final Limits limits;
  private final InstantSource clock;
  private final Instant began;
  private int requests;
  private long received;
  private Duration waited = Duration.ZERO;

  Spending(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.began = clock.instant();
  }

  boolean affords(int more) {
    return requests + more <= limits.requests();
  }

  /** Ends the run if this many more requests would go beyond a limit. */
  void require(int more) throws StopRun {
    if (!affords(more)) {
      throw new StopRun("the budget of " + limits.requests() + " requests is used up");
    }
    if (Duration.between(began, clock.instant()).compareTo(limits.time()) > 0) {
      throw new StopRun("it took longer than " + limits.time().toSeconds() + " seconds");
    }
    if (received > limits.bytes()) {
      throw new StopRun("the answers were longer than " + limits.bytes() + " bytes in all");
    }
  }

  /** One more request was sent, and this came of it. */
  void add(Result result) {
    requests++;
    if (result instanceof Result.Response response) {
      received += response.body().size();
      for (Header header : response.headers()) {
        received += header.name().length() + header.value().length();
      }
    }
  }

  /**
   * How long an answer asks to wait; a second if it doesn't say.
   *
   * @throws StopRun if that is longer than a session waits in all
   */
  Duration waitFor(Result.Response throttled) throws StopRun {
    Duration wait =
        throttled
            .header("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()))
            .orElse(Duration.ofSeconds(1));
    waited = waited.plus(wait);
    if (waited.compareTo(limits.waiting()) > 0) {
      throw new StopRun(
          "the server asked to come back later than the "
              + limits.waiting().toSeconds()
              + " seconds that a run waits in all");
    }
    return wait;
  }
}

package io.github.insightkit.conformance.session;

import java.time.Duration;

/**
 * What a session may use up.
 *
 * @param requests how many requests it may send
 * @param waiting how long it may wait in all because it was told to come back later
 */
public record Limits(int requests, Duration waiting) {
  /** More time than an implementation takes that answers once in two seconds. */
  static final Duration LONGEST = Duration.ofMinutes(30);

  /** How much the answers may hold in all, in bytes: far more than those of a talkative one. */
  static final long MOST_BYTES = 64L << 20;

  /** This many requests, and more waiting than one asks for that throttles now and then. */
  public Limits(int requests) {
    this(requests, Duration.ofMinutes(2));
  }
}

package io.github.insightkit.conformance.session;

import java.time.Duration;

/**
 * What a session may use up.
 *
 * @param requests how many requests it may send
 * @param waiting how long it may wait in all because it was told to come back later
 * @param time how long it may take in all, but for leaving the insights as it should
 * @param bytes how much the answers may hold in all, in bytes
 */
public record Limits(int requests, Duration waiting, Duration time, long bytes) {
  /** More time than an implementation takes that answers once in two seconds. */
  public static final Duration LONGEST = Duration.ofMinutes(30);

  /** More than a hundred times what a talkative implementation answers. */
  public static final long MOST_BYTES = 64L << 20;

  /** More waiting than an implementation asks for that throttles now and then. */
  public static final Duration MOST_WAITING = Duration.ofMinutes(2);

  /** These, and otherwise as much as no sound implementation takes. */
  public Limits(int requests, Duration waiting) {
    this(requests, waiting, LONGEST, MOST_BYTES);
  }

  /** This many requests, and otherwise as much as no sound implementation takes. */
  public Limits(int requests) {
    this(requests, MOST_WAITING);
  }
}

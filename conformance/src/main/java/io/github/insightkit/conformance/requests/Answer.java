package io.github.insightkit.conformance.requests;

import java.util.Locale;

/** What an answer says of the change that was asked for. */
public enum Answer {
  /** A 2xx whose {@code success} is literally true. */
  ACCEPTED,
  /** A 4xx that doesn't claim success. */
  REFUSED,
  /** Anything else, and nothing at all: the change may have been applied or not. */
  UNCLEAR;

  /** The name as in a sentence. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

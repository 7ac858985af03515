package io.github.insightkit.conformance.requests;

/** What an answer says of the change that was asked for. */
public enum Answer {
  /** A 2xx whose {@code success} is literally true. */
  ACCEPTED,
  /** A 4xx that doesn't claim success. */
  REFUSED,
  /** Anything else, and nothing at all: the change may have been applied or not. */
  UNCLEAR
}

package io.github.insightkit.sdk.internal;

/**
 * How a change ended, after all its attempts.
 *
 * @param ending how the last attempt ended
 * @param attempts how many there were
 */
public record Outcome(Ending ending, int attempts) {}

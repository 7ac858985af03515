package io.github.insightkit.sdk;

/**
 * How a change ended, after all its attempts.
 *
 * @param ending how the last attempt ended
 * @param attempts how many there were
 * @param sentNanos when the last attempt began, by a clock that only goes forward
 */
record Outcome(Ending ending, int attempts, long sentNanos) {}

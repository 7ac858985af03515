package io.github.insightkit.sdk;

import java.time.Duration;

/**
 * What the server says is left of the allowance; of several limits, the tightest.
 *
 * @param remaining requests that may still be sent; never negative
 * @param reset how long until the allowance is full again, from zero to a day
 */
public record RateLimit(long remaining, Duration reset) {}

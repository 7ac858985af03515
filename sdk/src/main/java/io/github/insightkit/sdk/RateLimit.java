package io.github.insightkit.sdk;

import java.time.Duration;

/**
 * What the server says is left of the allowance.
 *
 * @param remaining requests that may still be sent; never negative
 * @param reset how long until the allowance is full again; never negative
 */
public record RateLimit(long remaining, Duration reset) {}

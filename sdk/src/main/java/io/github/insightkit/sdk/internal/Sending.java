package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.model.ClassificationChange;

/**
 * One change on its way to one insight.
 *
 * @param to where it goes
 * @param change what to change
 * @param plan how long and how often
 */
public record Sending(Destination to, ClassificationChange change, Plan plan) {}

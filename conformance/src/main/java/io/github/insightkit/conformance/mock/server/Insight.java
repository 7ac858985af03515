package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of an insight.
 *
 * @param state its state
 * @param rationale the rationale it was given, null if none
 */
public record Insight(State state, @Nullable String rationale) {}

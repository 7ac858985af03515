package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import org.jspecify.annotations.Nullable;

/**
 * What a well-formed body asks for.
 *
 * @param state the wanted state; null where the body has no classification at all
 * @param rationale the rationale; null where there is none
 */
record Wish(@Nullable State state, @Nullable String rationale) {}

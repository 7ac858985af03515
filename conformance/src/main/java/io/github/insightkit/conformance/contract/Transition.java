package io.github.insightkit.conformance.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a well-formed request for state {@code to} does to an insight in state {@code from}.
 *
 * @param from the state before
 * @param to the state asked for
 * @param outcome what the contract says of it
 * @param observation the name of the open question, present exactly where the contract is silent
 */
public record Transition(State from, State to, Outcome outcome, @Nullable String observation) {}

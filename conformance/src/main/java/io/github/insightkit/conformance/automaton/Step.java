package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import java.util.List;

/**
 * One event, with what was possible around it.
 *
 * @param event the event
 * @param before the states possible before it
 * @param after the states possible after it; none if it can't have been
 */
public record Step(Event event, List<State> before, List<State> after) {}

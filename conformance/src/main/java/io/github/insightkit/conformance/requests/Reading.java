package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;

/**
 * What one exchange means.
 *
 * @param exchange the exchange
 * @param address the insight that it is about
 * @param input what it asks
 * @param answer what the answer says
 */
public record Reading(Exchange exchange, Address address, Input input, Answer answer) {}

package io.github.insightkit.conformance.mock.server;

/**
 * What stands in the place of a request that can't be taken.
 *
 * @param request as much of it as is known
 * @param refusal why it isn't taken
 */
record Unreadable(ReceivedRequest request, Refusal refusal) {}

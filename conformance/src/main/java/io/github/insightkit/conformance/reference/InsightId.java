package io.github.insightkit.conformance.reference;

/**
 * The name under which the server remembers an insight.
 *
 * @param scope what it is reached through, in the contract's words
 * @param owner the account or zone
 * @param issue the insight
 */
record InsightId(String scope, String owner, String issue) {}

package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Operation;

/**
 * What a request is about: the contract's operation and the ids in the path, decoded once.
 *
 * @param operation the operation
 * @param owner the account or zone
 * @param issue the insight
 */
public record Target(Operation operation, String owner, String issue) {}

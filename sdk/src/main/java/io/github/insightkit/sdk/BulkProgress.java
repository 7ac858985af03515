package io.github.insightkit.sdk;

/**
 * How far a bulk run has come.
 *
 * @param applied changes known to be applied
 * @param failed changes that failed
 * @param last what became of the change that has just ended
 */
public record BulkProgress(int applied, int failed, BulkResult last) {}

package io.github.insightkit.sdk;

import java.util.OptionalLong;

/**
 * How far a bulk run has come.
 *
 * @param applied changes known to be applied
 * @param failed changes that failed
 * @param total how many changes there are in all; empty as long as nobody knows, for the stream
 *     doesn't say and hasn't been read to its end
 * @param last what became of the change that has just ended
 */
public record BulkProgress(int applied, int failed, OptionalLong total, BulkResult last) {}

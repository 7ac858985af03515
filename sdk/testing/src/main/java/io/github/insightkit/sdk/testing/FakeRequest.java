package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.InsightRef;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the fake.
 *
 * @param operation what it asks for
 * @param insight about which insight; null if about all of an account or a zone
 * @param target path and query as they were sent, without the prefix of the base URL
 * @param body the JSON that was sent; null if nothing was
 */
public record FakeRequest(
    Operation operation, @Nullable InsightRef insight, String target, @Nullable String body) {}

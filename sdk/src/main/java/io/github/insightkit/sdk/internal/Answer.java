package io.github.insightkit.sdk.internal;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, as far as it could be read.
 *
 * @param status the status code
 * @param rayId the ray id, or null
 * @param contentType the media type of the body, or null
 * @param retryAfter when to come back, as the server wrote it, or null
 * @param rateLimit what is left of the allowance, as the server wrote it, or null
 * @param body the body as text, or null if it couldn't be read
 * @param trouble why the body couldn't be read, or null if it could
 * @param cutShort whether the connection failed before the body was complete
 */
public record Answer(
    int status,
    @Nullable String rayId,
    @Nullable String contentType,
    @Nullable String retryAfter,
    @Nullable String rateLimit,
    @Nullable String body,
    @Nullable String trouble,
    boolean cutShort) {

  static Answer of(
      int status,
      Headers headers,
      Secret secret,
      @Nullable String body,
      @Nullable String trouble,
      boolean cutShort) {
    return new Answer(
        status,
        secret.redact(headers.get("cf-ray")),
        secret.redact(headers.get("content-type")),
        headers.get("retry-after"),
        headers.get("ratelimit"),
        body,
        secret.redact(trouble),
        cutShort);
  }
}

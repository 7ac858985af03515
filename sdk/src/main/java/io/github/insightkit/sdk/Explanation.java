package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about a failure beside its status. The credential is masked in all of it;
 * nothing is escaped unless it says so.
 *
 * @param errors the reasons, each followed by those of its {@code error_chain}
 * @param messages what else it says
 * @param edgeCode the code of the edge's own errors, 1000 to 1999, if the edge gives one
 * @param mitigation what the edge did, such as {@code challenge}, fit to be shown, or null
 * @param retryAfter how long the server asks to wait, from zero to an hour: the header field {@code
 *     Retry-After}, or else after a 429 the time until the exhausted limit is full again; null if
 *     the server doesn't say
 * @param contentType the media type of the body, fit to be shown, or null
 * @param body the body, up to {@value #MAX_BODY} characters, or null if there was none to read
 */
record Explanation(
    List<EnvelopeItem> errors,
    List<EnvelopeItem> messages,
    @Nullable Integer edgeCode,
    @Nullable String mitigation,
    @Nullable Duration retryAfter,
    @Nullable String contentType,
    @Nullable String body) {
  /** Said by nobody, for there was no answer. */
  static final Explanation NONE =
      new Explanation(List.of(), List.of(), null, null, null, null, null);

  private static final int MAX_BODY = 4_096;

  static Explanation of(Answer answer, ClientTime time, Secret secret) {
    String text = answer.body();
    FailureBody read = FailureBody.read(answer);
    return new Explanation(
        secret.redact(read.errors()),
        secret.redact(read.messages()),
        read.edgeCode(),
        shown(answer.header("cf-mitigated"), secret),
        retryAfter(answer, time),
        shown(answer.header("content-type"), secret),
        text == null || text.isEmpty() ? null : cut(secret.redact(text)));
  }

  private static @Nullable Duration retryAfter(Answer answer, ClientTime time) {
    Duration asked = RetryAfter.parse(answer.headers().get("retry-after"), time.now());
    if (asked != null || answer.status() != 429) {
      return asked;
    }
    RateLimitHeader limit = RateLimitHeader.tightestOf(answer);
    return limit == null || limit.remaining() > 0 ? null : RetryAfter.cap(limit.reset());
  }

  private static @Nullable String shown(@Nullable String field, Secret secret) {
    return field == null ? null : secret.printable(field, Answer.MAX_FIELD);
  }

  private static String cut(String body) {
    if (body.length() <= MAX_BODY) {
      return body;
    }
    int end = Character.isHighSurrogate(body.charAt(MAX_BODY - 1)) ? MAX_BODY - 1 : MAX_BODY;
    return body.substring(0, end);
  }
}

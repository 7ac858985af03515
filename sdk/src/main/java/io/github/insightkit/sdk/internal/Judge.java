package io.github.insightkit.sdk.internal;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.insightkit.sdk.model.SuccessEnvelope;
import io.github.insightkit.sdk.model.SuccessEnvelopeAdapter;
import java.io.IOException;
import java.io.StringReader;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how an attempt ended, from what came back and from nothing else. */
public final class Judge {
  private static final int MAX_DEPTH = 64;

  private Judge() {}

  /**
   * Judges an answer.
   *
   * @param answer what came
   * @param clock the time, for a {@code Retry-After} that is a date
   * @param secret what to mask, should the answer give it back
   * @return how the attempt ended
   */
  public static Ending of(Answer answer, Clock clock, Secret secret) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return success(answer, secret);
    }
    if (status >= 400 && status < 500) {
      return refused(answer, status == 408 || status == 429, clock, secret);
    }
    if (status == 503) {
      Duration retryAfter = RetryAfter.parse(answer.retryAfter(), clock.instant());
      // Only the server that says when to come back says that it didn't begin.
      return retryAfter == null
          ? new Ending.Unknown(answer, null)
          : refused(answer, true, clock, secret);
    }
    if (status >= 300 && status < 400) {
      return new Ending.Malformed(
          answer,
          "it redirects, and a change follows no redirect: correct the base URL if it has moved");
    }
    return new Ending.Unknown(answer, null);
  }

  /**
   * Judges an attempt that got no answer.
   *
   * @param failure what was thrown
   * @param bodyStarted whether a byte of the change may have left
   * @return how the attempt ended
   */
  public static Ending of(IOException failure, boolean bodyStarted) {
    if (bodyStarted) {
      return new Ending.Unknown(null, failure);
    }
    boolean mayPass =
        failure instanceof UnknownHostException
            || failure instanceof SocketException
            || failure instanceof SocketTimeoutException;
    return new Ending.NotSent(failure, mayPass);
  }

  private static Ending success(Answer answer, Secret secret) {
    if (answer.cutShort()) {
      return new Ending.Unknown(answer, null);
    }
    String body = answer.body();
    if (body == null) {
      return new Ending.Malformed(answer, answer.trouble() == null ? "" : answer.trouble());
    }
    SuccessEnvelope envelope;
    try {
      envelope = envelope(body);
    } catch (IOException e) {
      return new Ending.Malformed(answer, body.isEmpty() ? "it is empty" : "it isn't strict JSON");
    }
    if (envelope == null) {
      return new Ending.Malformed(answer, "it isn't a JSON object");
    }
    Boolean success = envelope.success();
    if (success == null) {
      return new Ending.Malformed(answer, "its \"success\" is neither true nor false");
    }
    return success
        ? new Ending.Applied(
            answer, secret.redact(envelope.errors()), secret.redact(envelope.messages()))
        : new Ending.Refused(
            answer,
            secret.redact(envelope.errors()),
            secret.redact(envelope.messages()),
            false,
            null);
  }

  /** The status alone says that nothing was applied; the body only says why, if it can be read. */
  private static Ending refused(Answer answer, boolean repeatable, Clock clock, Secret secret) {
    Duration retryAfter = RetryAfter.parse(answer.retryAfter(), clock.instant());
    SuccessEnvelope envelope = null;
    if (answer.body() != null) {
      try {
        envelope = envelope(answer.body());
      } catch (IOException e) {
        // An edge answers in HTML; the status stands.
      }
    }
    return envelope == null
        ? new Ending.Refused(answer, List.of(), List.of(), repeatable, retryAfter)
        : new Ending.Refused(
            answer,
            secret.redact(envelope.errors()),
            secret.redact(envelope.messages()),
            repeatable,
            retryAfter);
  }

  /** Both envelopes have the same members, so one reader serves. */
  private static @Nullable SuccessEnvelope envelope(String body) throws IOException {
    JsonReader in = new JsonReader(new StringReader(body));
    in.setStrictness(Strictness.STRICT);
    in.setNestingLimit(MAX_DEPTH);
    SuccessEnvelope envelope = SuccessEnvelopeAdapter.INSTANCE.read(in);
    if (in.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("something follows the document");
    }
    return envelope;
  }
}

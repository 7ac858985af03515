package io.github.insightkit.sdk;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Says how an attempt ended, from what came back and from nothing else. */
final class Judge {
  private static final int MAX_DEPTH = 64;
  private static final int SHORT_BODY = 1_024;

  /** One success reads like another, and reading it takes a third of a call's memory. */
  private static volatile Said last = new Said("", null);

  /** A body that has been read, and what it says. */
  private record Said(String body, @Nullable SuccessEnvelope envelope) {}

  private Judge() {}

  /**
   * Judges an answer.
   *
   * @param answer what came
   * @param time tells it, for a {@code Retry-After} that is a date
   * @param secret what to mask, should the answer give it back
   * @return how the attempt ended
   */
  static Ending of(Answer answer, ClientTime time, Secret secret) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return success(answer, time, secret);
    }
    Explanation why = Explanation.of(answer, time, secret);
    if (status >= 400 && status < 500) {
      return EdgeBlock.is(answer, why)
          ? new Ending.Blocked(answer, why)
          : new Ending.Refused(answer, why);
    }
    if (status == 503 && why.retryAfter() != null) {
      // Only the server that says when to come back says that it didn't begin.
      return new Ending.Refused(answer, why);
    }
    if (status >= 300 && status < 400) {
      return new Ending.Malformed(
          answer,
          why,
          "it redirects, and a change follows no redirect: correct the base URL if it has moved");
    }
    return new Ending.Unknown(answer, why, null);
  }

  /**
   * Judges an attempt that got no answer.
   *
   * @param failure what was thrown
   * @param bodyStarted whether a byte of the change may have left
   * @param secret what to mask, should the failure show it; null if nothing has signed the request
   * @return how the attempt ended
   */
  static Ending of(IOException failure, boolean bodyStarted, @Nullable Secret secret) {
    IOException shown = PrintableFailure.of(failure, secret);
    if (bodyStarted) {
      return new Ending.Unknown(null, Explanation.NONE, shown);
    }
    boolean mayPass =
        failure instanceof UnknownHostException
            || failure instanceof SocketException
            || failure instanceof SocketTimeoutException;
    return new Ending.NotSent(shown, mayPass);
  }

  private static Ending success(Answer answer, ClientTime time, Secret secret) {
    String body = answer.body();
    SuccessEnvelope envelope = null;
    String trouble;
    if (body == null) {
      trouble = answer.trouble() == null ? "" : answer.trouble();
    } else {
      try {
        envelope = envelope(body);
        trouble =
            envelope == null
                ? "it isn't a JSON object"
                : "its \"success\" is neither true nor false";
      } catch (IOException e) {
        trouble = body.isEmpty() ? "it is empty" : "it isn't strict JSON";
      }
    }
    if (envelope != null && Boolean.TRUE.equals(envelope.success())) {
      return new Ending.Applied(answer, envelope.mapTexts(secret::redact));
    }
    Explanation why = Explanation.of(answer, time, secret);
    if (answer.cutShort()) {
      return new Ending.Unknown(answer, why, null);
    }
    return envelope != null && envelope.success() != null
        ? new Ending.Refused(answer, why)
        : new Ending.Malformed(answer, why, trouble);
  }

  /** Both envelopes have the same members, so one reader serves. */
  private static @Nullable SuccessEnvelope envelope(String body) throws IOException {
    Said known = last;
    if (known.envelope() != null && known.body().equals(body)) {
      return known.envelope();
    }
    JsonReader in = new JsonReader(new StringReader(body));
    in.setStrictness(Strictness.STRICT);
    in.setNestingLimit(MAX_DEPTH);
    SuccessEnvelope envelope = SuccessEnvelopeAdapter.INSTANCE.read(in);
    if (in.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("something follows the document");
    }
    if (envelope != null
        && Boolean.TRUE.equals(envelope.success())
        && body.length() <= SHORT_BODY) {
      last = new Said(body, envelope);
    }
    return envelope;
  }
}

package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Result;
import java.util.Locale;

/** What an answer says of the change that was asked for. */
public enum Answer {
  /** A 2xx whose {@code success} is literally true. */
  ACCEPTED,
  /** A 4xx that doesn't claim success. */
  REFUSED,
  /** Anything else, and nothing at all: the change may have been applied or not. */
  UNCLEAR;

  /** What this result says of the change that was asked for. */
  public static Answer of(Result result) {
    if (!(result instanceof Result.Response response)) {
      return UNCLEAR;
    }
    StrictJson.Reading content = StrictJson.read(response.body().toByteArray());
    if (content instanceof StrictJson.Unread) {
      return UNCLEAR;
    }
    boolean success = content.root().path("success").booleanValue(false);
    int status = response.status();
    if (status >= 200 && status < 300 && success && !response.truncated()) {
      return ACCEPTED;
    }
    if (status >= 400 && status < 500 && status != 408 && status != 429 && !success) {
      return REFUSED;
    }
    return UNCLEAR;
  }

  /** The name as in a sentence. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

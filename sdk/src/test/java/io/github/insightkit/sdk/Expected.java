package io.github.insightkit.sdk;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a caller gets. */
enum Expected {
  RECEIPT(Receipt.class),
  REFUSED(RefusedException.class),
  RATE_LIMITED(RateLimitedException.class),
  CREDENTIALS(CredentialsException.class),
  NOT_SENT(NotSentException.class),
  UNKNOWN(OutcomeUnknownException.class),
  MALFORMED(MalformedAnswerException.class);

  private final Class<?> type;

  Expected(Class<?> type) {
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  /** The least that a success says, whatever else the contract lets it say. */
  static SuccessEnvelope success() {
    JsonReader json =
        new JsonReader(new StringReader("{\"success\":true,\"errors\":[],\"messages\":[]}"));
    try {
      return Objects.requireNonNull(SuccessEnvelopeAdapter.INSTANCE.read(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

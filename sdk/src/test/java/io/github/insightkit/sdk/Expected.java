package io.github.insightkit.sdk;

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
}

package io.github.insightkit.conformance.reference;

import org.jspecify.annotations.Nullable;

/**
 * The request is refused.
 *
 * @param status the HTTP status
 * @param code the API's own number
 * @param message a sentence for people that quotes nothing of the request
 * @param pointer the member of the body it is about, as a JSON pointer; null if it is about none
 * @param headers header fields that the status asks for
 */
record Refusal(int status, int code, String message, @Nullable String pointer, Headers headers)
    implements Verdict {

  static Refusal of(int status, int code, String message) {
    return new Refusal(status, code, message, null, Headers.NONE);
  }

  Refusal at(String member) {
    return new Refusal(status, code, message, member, headers);
  }

  Refusal with(String name, String value) {
    return new Refusal(status, code, message, pointer, headers.and(name, value));
  }

  Refusal withStatus(int other) {
    return new Refusal(other, code, message, pointer, headers);
  }

  /** This refusal as a way out of a stage. */
  RefusedException asException() {
    return new RefusedException(this);
  }
}

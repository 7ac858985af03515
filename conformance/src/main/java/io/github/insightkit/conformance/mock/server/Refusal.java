package io.github.insightkit.conformance.mock.server;

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
public record Refusal(
    int status, int code, String message, @Nullable String pointer, Headers headers)
    implements Decision {

  public static Refusal of(int status, int code, String message) {
    return new Refusal(status, code, message, null, Headers.NONE);
  }

  public Refusal at(String member) {
    return new Refusal(status, code, message, member, headers);
  }

  public Refusal with(String name, String value) {
    return new Refusal(status, code, message, pointer, headers.and(name, value));
  }

  public Refusal withStatus(int other) {
    return new Refusal(other, code, message, pointer, headers);
  }

  /** This refusal as a way out of a stage. */
  public RefusedException asException() {
    return new RefusedException(this);
  }
}

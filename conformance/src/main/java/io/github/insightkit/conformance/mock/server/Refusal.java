package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.history.Header;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The request is refused.
 *
 * @param code the API's own number
 * @param message a sentence for people that quotes nothing of the request
 * @param about the member of the body that it is about; null if it is about none
 * @param headers header fields that the status asks for
 */
public record Refusal(
    int status,
    int code,
    String message,
    @Nullable Function<Roles, String> about,
    List<Header> headers)
    implements Decision {

  /**
   * Leaves the chain of stages with a refusal.
   *
   * <p>An everyday way out, so it carries no stack trace, which is what makes exceptions slow.
   */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private RefusedException(Refusal refusal) {
      super(refusal.message(), null, false, false);
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  public static Refusal of(int status, int code, String message) {
    return new Refusal(status, code, message, null, List.of());
  }

  public Refusal at(Function<Roles, String> member) {
    return new Refusal(status, code, message, member, headers);
  }

  public Refusal with(String name, String value) {
    return new Refusal(status, code, message, about, Header.and(headers, name, value));
  }

  public Refusal withStatus(int other) {
    return new Refusal(other, code, message, about, headers);
  }

  public RefusedException asException() {
    return new RefusedException(this);
  }
}

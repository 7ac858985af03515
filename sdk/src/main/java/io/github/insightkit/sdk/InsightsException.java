package io.github.insightkit.sdk;

import io.github.insightkit.sdk.model.EnvelopeItem;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a change or a reading can fail: the one place to catch them all.
 *
 * <p>No credential shows in a message, a cause, an entry or a body, even if the server sent it
 * back. Messages are fit for logs: whatever a server or a library wrote is escaped and cut, and a
 * message has at most 2,500 characters. What {@link #errors()}, {@link #messages()} and {@link
 * #body()} give is not escaped.
 */
public abstract sealed class InsightsException extends RuntimeException
    permits RefusedException,
        CredentialsException,
        EdgeBlockedException,
        NotSentException,
        OutcomeUnknownException,
        MalformedAnswerException,
        UnansweredException,
        PagingException,
        ReclassifyException {
  private static final long serialVersionUID = 1L;

  private final transient FailureDetails details;

  InsightsException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, cause);
    this.details = details;
  }

  /**
   * Tells whether the change may have been applied.
   *
   * @return false if it certainly wasn't, or if there was nothing to be changed; true if nobody
   *     knows
   */
  public abstract boolean mayHaveBeenApplied();

  /**
   * Names the insight that was to be changed, or to be read about.
   *
   * @return its address, or null if all insights of an account or a zone were to be read
   */
  public final @Nullable InsightRef insight() {
    return details.subject().insight();
  }

  /**
   * Gives the HTTP status.
   *
   * @return the status, or empty if there was no answer
   */
  public final OptionalInt status() {
    Integer status = details.status();
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * Lists what the server gave as the reasons, each followed by the inner reasons of its {@code
   * error_chain}. Reasons that are mere text, and problem details (RFC 9457), are entries too.
   *
   * @return the first hundred entries, with up to 65,536 characters in all, as the server wrote
   *     them; empty if there was no answer, or none that could be read
   */
  public final List<EnvelopeItem> errors() {
    return details.why().errors();
  }

  /**
   * Lists what else the server had to say.
   *
   * @return the entries as the server wrote them; often empty
   */
  public final List<EnvelopeItem> messages() {
    return details.why().messages();
  }

  /**
   * Names the request for the API's support.
   *
   * @return the ray id, escaped and up to 100 characters, or null if there is none
   */
  public final @Nullable String rayId() {
    return details.rayId();
  }

  /**
   * Tells how long the server asks to wait: its {@code Retry-After}, or else after a 429 the time
   * until the exhausted limit is full again.
   *
   * @return from zero to an hour, or null if the server didn't say
   */
  public final @Nullable Duration retryAfter() {
    return details.why().retryAfter();
  }

  /**
   * Gives the body of the answer, for what none of the other methods shows.
   *
   * @return its first 4,096 characters as the server wrote them, but for credentials; null if there
   *     was none, or none that could be read
   */
  public final @Nullable String body() {
    return details.why().body();
  }

  /**
   * Counts the requests.
   *
   * @return how many attempts there were, the last one included
   */
  public final int attempts() {
    return details.attempts();
  }

  /**
   * Looks for an error code.
   *
   * @param code the API's code
   * @return whether one of the errors carries it, inner ones included
   */
  public final boolean hasCode(long code) {
    return Codes.contain(errors(), code);
  }

  final FailureDetails details() {
    return details;
  }

  /**
   * Stands in when a failure is serialized, for an envelope can't be: a plain exception that says
   * the same and has the same trace.
   *
   * @return the stand-in
   */
  final Object writeReplace() {
    RuntimeException plain = new RuntimeException(toString(), getCause());
    plain.setStackTrace(getStackTrace());
    return plain;
  }
}

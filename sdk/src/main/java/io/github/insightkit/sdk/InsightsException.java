package io.github.insightkit.sdk;

import io.github.insightkit.sdk.model.EnvelopeItem;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a change can fail: the one place to catch them all.
 *
 * <p>No credential shows in a message, a cause or an entry, even if the server sent it back.
 */
public abstract sealed class InsightsException extends RuntimeException
    permits RefusedException,
        CredentialsException,
        NotSentException,
        OutcomeUnknownException,
        MalformedAnswerException,
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
   * @return false if it certainly wasn't, true if nobody knows
   */
  public abstract boolean mayHaveBeenApplied();

  /**
   * Names the insight that was to be changed.
   *
   * @return its address
   */
  public final InsightRef insight() {
    return details.insight();
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
   * Lists what the API gave as the reasons.
   *
   * @return the entries; empty if there was no answer, or none that could be read
   */
  public final List<EnvelopeItem> errors() {
    return details.errors();
  }

  /**
   * Lists what else the API had to say.
   *
   * @return the entries; often empty
   */
  public final List<EnvelopeItem> messages() {
    return details.messages();
  }

  /**
   * Names the request for the API's support.
   *
   * @return the ray id, or null if there is none
   */
  public final @Nullable String rayId() {
    return details.rayId();
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
   * @return whether one of the errors carries it
   */
  public final boolean hasCode(long code) {
    return Codes.contain(details.errors(), code);
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

package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

  static final int MAX_MESSAGE = 2_500;

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

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
   * Finds out whether the change was applied, as far as that can be known: reads the audit log, and
   * if that doesn't show the change, the list of insights as well.
   *
   * <p>If {@link #mayHaveBeenApplied()} is false nothing is read: it certainly wasn't. Of a {@link
   * ReclassifyException} the failed half is settled. Blocks; needs a client that is still open, and
   * a token that may read. Each request keeps to the options of the change. If the thread is
   * interrupted the answer is {@link Settlement.StillUnknown}, and the flag is set again.
   *
   * @param wait how long after the failure the log may take to show the change, from zero to a day:
   *     how long it does take is stated nowhere. "Not applied" isn't said before; "applied" as soon
   *     as it shows
   * @return applied, not applied as far as is shown, or still unknown; with the evidence
   * @throws IllegalArgumentException if the wait is out of range
   * @throws IllegalStateException if the client has been closed
   */
  public final Settlement settle(Duration wait) {
    CompletableFuture<Settlement> settling = settleAsync(wait);
    try {
      return settling.get();
    } catch (InterruptedException e) {
      settling.cancel(true);
      Thread.currentThread().interrupt();
      return new Settlement.StillUnknown(
          "the thread was interrupted before it was known", Settlement.Evidence.NONE);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof IllegalStateException closed
          ? closed
          : new IllegalStateException("Expected to settle the outcome, failed", e.getCause());
    }
  }

  /**
   * Does the same as {@link #settle}, with nobody waiting.
   *
   * @param wait as there
   * @return the settlement; cancelling it aborts what is under way
   * @throws IllegalArgumentException if the wait is out of range
   */
  public final CompletableFuture<Settlement> settleAsync(Duration wait) {
    requireWait(wait);
    SentChange sent = details.sent();
    return sent == null || !mayHaveBeenApplied()
        ? CompletableFuture.completedFuture(new Settlement.NotApplied(Settlement.Evidence.NONE))
        : new Settling(sent, details.date(), wait).start();
  }

  static void requireWait(Duration wait) {
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("Expected a wait from zero to a day, got " + wait);
    }
  }

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

package io.github.insightkit.sdk.testing;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one request at the fake: whether it is served, how long that takes, and what
 * comes back. Immutable.
 */
public final class Fault {
  /** How the request ends. */
  enum End {
    /** With what the fake answers of itself. */
    SERVED,
    /** With another answer. */
    ANSWERED,
    /** Without an answer. */
    LOST,
    /** Before a byte leaves. */
    NOT_SENT
  }

  /**
   * What comes back in place of what the fake would answer.
   *
   * @param headers header fields beside the media type and the length
   */
  record Answer(int status, String contentType, String body, Map<String, String> headers) {}

  private final String name;
  private final End end;
  private final boolean served;
  private final Duration delay;
  private final @Nullable Answer answer;

  private Fault(String name, End end, boolean served, Duration delay, @Nullable Answer answer) {
    this.name = name;
    this.end = end;
    this.served = served;
    this.delay = delay;
    this.answer = answer;
  }

  /**
   * Goes well; for the places in a series in which nothing is wrong.
   *
   * @return no fault
   */
  public static Fault none() {
    return new Fault("none", End.SERVED, true, Duration.ZERO, null);
  }

  /**
   * The request is served, a change is applied, and no answer comes.
   *
   * @return the fault
   */
  public static Fault replyLost() {
    return requestLost().afterServing();
  }

  /**
   * The request leaves and gets lost: it isn't served, and no answer comes.
   *
   * @return the fault
   */
  public static Fault requestLost() {
    return new Fault("lost", End.LOST, false, Duration.ZERO, null);
  }

  /**
   * No byte leaves: the connection is refused.
   *
   * @return the fault
   */
  public static Fault notSent() {
    return new Fault("not sent", End.NOT_SENT, false, Duration.ZERO, null);
  }

  /**
   * The API refuses, with one reason in its envelope. Of a status the client makes what it always
   * does: a 401 or 403, for one, is about credentials.
   *
   * @param status from 400 to 499
   * @param code the API's code
   * @param message the reason
   * @return the fault
   * @throws IllegalArgumentException if the status is no 4xx
   */
  public static Fault refused(int status, long code, String message) {
    requireStatus(status, 4);
    return failure(status, code, message, Map.of());
  }

  /**
   * The API refuses because too many requests came (429).
   *
   * @param retryAfter how long it asks to wait, in whole seconds; null for not saying
   * @return the fault
   */
  public static Fault rateLimited(@Nullable Duration retryAfter) {
    return failure(
        429, 971, "Please wait and consider throttling your request speed", of(retryAfter));
  }

  /**
   * The API is down for a while (503), and says when to come back: nothing was applied.
   *
   * @param retryAfter how long it asks to wait, in whole seconds
   * @return the fault
   */
  public static Fault unavailable(Duration retryAfter) {
    return failure(503, 10_001, "Service unavailable", of(retryAfter));
  }

  /**
   * The token may not do this (403).
   *
   * @return the fault
   */
  public static Fault forbidden() {
    return refused(403, 10_000, "Authentication error");
  }

  /**
   * The edge turns the request away before it reaches the API (403).
   *
   * @param edgeCode the edge's own code, from 1000 to 1999
   * @return the fault
   * @throws IllegalArgumentException if there is no such code
   */
  public static Fault blocked(int edgeCode) {
    if (edgeCode < 1000 || edgeCode > 1999) {
      throw new IllegalArgumentException(
          "Expected a code of the edge from 1000 to 1999, got " + edgeCode);
    }
    return answered(403, "text/html", "<title>error code: " + edgeCode + "</title>");
  }

  /**
   * A server in trouble answers; nobody knows what it did before.
   *
   * @param status from 500 to 599
   * @return the fault; {@link #afterServing()} if it did what was asked
   * @throws IllegalArgumentException if the status is no 5xx
   */
  public static Fault failed(int status) {
    requireStatus(status, 5);
    return answered(status, "text/html", "<title>" + status + "</title>");
  }

  /**
   * Something answers with success that isn't the API.
   *
   * @return the fault; {@link #afterServing()} if the API did what was asked all the same
   */
  public static Fault malformed() {
    return answered(200, "text/html", "<title>Welcome</title>");
  }

  /**
   * Any answer of a test's own, in place of being served.
   *
   * @param status the HTTP status
   * @param contentType the media type
   * @param body the body
   * @return the fault; {@link #afterServing()} if the request is served first
   */
  public static Fault answered(int status, String contentType, String body) {
    return new Fault(
        "answered with " + status,
        End.ANSWERED,
        false,
        Duration.ZERO,
        new Answer(status, contentType, body, Map.of()));
  }

  /**
   * Lets time pass before the answer. If it is longer than the timeout of the attempt the answer
   * doesn't come.
   *
   * @param time how long
   * @return the same fault, that much later
   * @throws IllegalArgumentException if it is negative
   */
  public Fault delayed(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Expected a delay of at least nothing, got " + time);
    }
    return new Fault(name + ", after " + time, end, served, time, answer);
  }

  /**
   * Serves the request before this happens: a change is applied.
   *
   * @return the same fault, after serving
   * @throws IllegalStateException if the request isn't sent
   */
  public Fault afterServing() {
    if (end == End.NOT_SENT) {
      throw new IllegalStateException("Expected a request that is sent, got one that isn't");
    }
    return new Fault(name + " after serving", end, true, delay, answer);
  }

  End end() {
    return end;
  }

  boolean isServed() {
    return served;
  }

  Duration delay() {
    return delay;
  }

  @Nullable Answer answer() {
    return answer;
  }

  private static Fault failure(int status, long code, String message, Map<String, String> headers) {
    Answer answer = Envelope.failure(status, code, message);
    return new Fault(
        "refused with " + status,
        End.ANSWERED,
        false,
        Duration.ZERO,
        new Answer(status, answer.contentType(), answer.body(), headers));
  }

  private static Map<String, String> of(@Nullable Duration retryAfter) {
    return retryAfter == null
        ? Map.of()
        : Map.of("Retry-After", Long.toString(retryAfter.plusNanos(999_999_999).toSeconds()));
  }

  private static void requireStatus(int status, int hundred) {
    if (status / 100 != hundred) {
      throw new IllegalArgumentException(
          "Expected a status from " + hundred + "00 to " + hundred + "99, got " + status);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

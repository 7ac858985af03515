package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.CallOptions;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.CredentialsException;
import io.github.insightkit.sdk.EdgeBlockedException;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.MalformedAnswerException;
import io.github.insightkit.sdk.NotSentException;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.PagedRead;
import io.github.insightkit.sdk.PagingException;
import io.github.insightkit.sdk.RateLimitedException;
import io.github.insightkit.sdk.ReclassifyException;
import io.github.insightkit.sdk.RefusedException;
import io.github.insightkit.sdk.UnansweredException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Failures of every kind, for tests in which something of one's own stands in the client's place.
 *
 * <p>Each is what the real client throws at a {@link FakeInsights} of its own: messages, reasons
 * and settlements are the true ones. All are about one change of one insight.
 */
public final class Failures {
  /** What all failures are about. */
  public static final InsightRef INSIGHT =
      InsightRef.account(
          "023e105f4ecef8ad9ca31a8372d0c353", "01fc0a8b-54b1-4b4a-9b4d-6f7a2d3a9b10");

  /** What was to be set; one of the contract's examples. */
  public static final Classification CHANGE = SampleChange.CHANGE;

  private static final int LONGER_THAN_A_PAGE = 4 * 1024 * 1024 + 1;
  private static final CallOptions ONCE = CallOptions.defaults().withMaxAttempts(1);

  private Failures() {}

  /**
   * The API refused.
   *
   * @param status from 400 to 499, but for 401, 403 and 429
   * @param code the API's code
   * @param message its reason
   * @return the failure
   * @throws IllegalArgumentException if the client makes something else of the status
   */
  public static RefusedException refused(int status, long code, String message) {
    return of(RefusedException.class, Fault.refused(status, code, message));
  }

  /**
   * Too many requests came.
   *
   * @param retryAfter how long the server asks to wait, in whole seconds; null if it doesn't say
   * @return the failure
   */
  public static RateLimitedException rateLimited(@Nullable Duration retryAfter) {
    return of(RateLimitedException.class, Fault.rateLimited(retryAfter));
  }

  /**
   * The token may not do this.
   *
   * @return the failure
   */
  public static CredentialsException credentials() {
    return of(CredentialsException.class, Fault.forbidden());
  }

  /**
   * The edge turned the request away.
   *
   * @param edgeCode the edge's own code, from 1000 to 1999
   * @return the failure
   */
  public static EdgeBlockedException edgeBlocked(int edgeCode) {
    return of(EdgeBlockedException.class, Fault.blocked(edgeCode));
  }

  /**
   * No byte left.
   *
   * @return the failure
   */
  public static NotSentException notSent() {
    return of(NotSentException.class, Fault.notSent());
  }

  /**
   * Nobody knows whether the change was applied, until it is settled.
   *
   * @param applied what {@link InsightsException#settle} finds out
   * @return the failure
   */
  public static OutcomeUnknownException outcomeUnknown(boolean applied) {
    return of(OutcomeUnknownException.class, applied ? Fault.replyLost() : Fault.requestLost());
  }

  /**
   * Something that isn't the API answered with success.
   *
   * @return the failure
   */
  public static MalformedAnswerException malformedAnswer() {
    return of(MalformedAnswerException.class, Fault.malformed());
  }

  /**
   * One half of a reclassification failed.
   *
   * @param half which
   * @param fault what it met
   * @return the failure
   * @throws IllegalArgumentException if nothing fails at this fault
   */
  public static ReclassifyException reclassify(ReclassifyException.Half half, Fault fault) {
    FakeInsights fake = new FakeInsights().add(INSIGHT);
    if (half == ReclassifyException.Half.SET) {
      fake.next(Operation.CHANGE, Fault.none());
    }
    fake.next(Operation.CHANGE, fault);
    return thrown(ReclassifyException.class, () -> SampleChange.reclassify(once(fake.client())));
  }

  /**
   * A reading got no answer.
   *
   * @return the failure
   */
  public static UnansweredException unanswered() {
    return reading(UnansweredException.class, Operation.LIST, Fault.failed(503));
  }

  /**
   * The pages of a reading can't be turned.
   *
   * @param reason why
   * @return the failure
   * @throws IllegalArgumentException if the reason is {@link PagingException.Reason#TOO_MANY},
   *     which takes a hundred million characters
   */
  public static PagingException paging(PagingException.Reason reason) {
    return switch (reason) {
      case PAGE_TOO_LARGE ->
          reading(
              PagingException.class,
              Operation.LIST,
              Fault.answered(200, "application/json", " ".repeat(LONGER_THAN_A_PAGE)));
      case PAGE_REPEATED ->
          reading(PagingException.class, Operation.LIST, oneInsight(), oneInsight());
      case CURSOR_REPEATED ->
          reading(PagingException.class, Operation.HISTORY, oneEntry("1"), oneEntry("2"));
      case TOO_MANY ->
          throw new IllegalArgumentException(
              "Expected a reason that a few answers can show, got " + reason);
    };
  }

  private static Fault oneInsight() {
    return answered(
        ReadsWire.insightsAnswer(
            ReadsWire.insightsPage(
                1, List.of(ReadsWire.json(Builders.insightSummary().id("1").build())), 1, 1)));
  }

  private static Fault oneEntry(String id) {
    return answered(
        ReadsWire.auditLogAnswer(
            List.of(ReadsWire.json(Builders.auditEntry().id(id).build())),
            ReadsWire.auditLogInfo(1, "always the same", 1)));
  }

  private static Fault answered(Map<String, @Nullable Object> result) {
    Fault.Answer answer = Envelope.success(result);
    return Fault.answered(answer.status(), answer.contentType(), answer.body());
  }

  private static <T extends InsightsException> T of(Class<T> type, Fault fault) {
    FakeInsights fake = new FakeInsights().add(INSIGHT).next(Operation.CHANGE, fault);
    return thrown(type, () -> once(fake.client()).classify(CHANGE));
  }

  private static <T extends InsightsException> T reading(
      Class<T> type, Operation operation, Fault... faults) {
    FakeInsights fake = new FakeInsights().next(operation, faults);
    Insights all = fake.client().account(INSIGHT.scopeId());
    PagedRead<?> reading =
        operation == Operation.LIST ? all.list(InsightFilter.all()) : all.history();
    return thrown(type, () -> reading.with(ONCE).iterator().forEachRemaining(entry -> {}));
  }

  private static Insight once(InsightsClient client) {
    return client.insight(INSIGHT).with(ONCE);
  }

  private static <T extends InsightsException> T thrown(Class<T> type, Runnable failing) {
    try {
      failing.run();
    } catch (InsightsException e) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
      throw new IllegalArgumentException(
          "Expected what ends in a " + type.getSimpleName() + ", got a " + e.getClass(), e);
    }
    throw new IllegalArgumentException(
        "Expected what ends in a " + type.getSimpleName() + ", got something that goes well");
  }
}

package io.github.insightkit.sdk;

import java.util.concurrent.CompletableFuture;

/**
 * One insight, and what can be done to its classification.
 *
 * <p>Every verb blocks until the outcome is known or known to be unknown; it throws an {@link
 * InsightsException} unless the server says that the change was applied. Immutable and safe for use
 * by many threads; nothing is sent before a verb is called.
 */
public final class Insight extends ClassificationRequests<Receipt> {
  private final Transport transport;
  private final Destination to;
  private final CallOptions options;

  Insight(Transport transport, Destination to, CallOptions options) {
    this.transport = transport;
    this.to = to;
    this.options = options;
  }

  /**
   * Names the insight.
   *
   * @return its address
   */
  public InsightRef ref() {
    return to.ref();
  }

  /**
   * Changes how long and how often requests are tried; the insight stays the same.
   *
   * @param options the options, in place of the client's
   * @return the same insight with these options
   */
  public Insight with(CallOptions options) {
    return new Insight(transport, to, options);
  }

  /**
   * Gives the asynchronous twin.
   *
   * @return the same insight with the same options, whose verbs return at once
   */
  public AsyncInsight async() {
    return new AsyncInsight(this);
  }

  /**
   * Reads what was changed about this insight, newest first; sends nothing yet.
   *
   * @return the reading, with the options of this insight for each page
   * @throws UnsupportedOperationException if the API has no way to read insights of this scope
   */
  public PagedRead<AuditEntry> history() {
    return history(HistoryFilter.all().order(SortOrder.DESC));
  }

  /**
   * Reads what was changed about this insight; sends nothing yet.
   *
   * @param filter which changes, and in which order
   * @return the reading, with the options of this insight for each page
   * @throws UnsupportedOperationException if the API has no way to read insights of this scope
   */
  public PagedRead<AuditEntry> history(HistoryFilter filter) {
    return new PagedRead<>(transport, new HistorySource(Subject.of(ref()), filter, null), options);
  }

  @Override
  Receipt send(ClassificationChange reset, ClassificationChange change) {
    try {
      send(reset);
    } catch (InsightsException e) {
      throw new ReclassifyException(ReclassifyException.Half.RESET, e);
    }
    try {
      return send(change);
    } catch (InsightsException e) {
      throw new ReclassifyException(ReclassifyException.Half.SET, e);
    }
  }

  @Override
  Receipt send(ClassificationChange change) {
    return receiptOrThrow(change, transport.send(sending(change)));
  }

  Receipt receiptOrThrow(ClassificationChange change, Outcome outcome) {
    return Results.receiptOrThrow(transport, ref(), change, options, outcome);
  }

  CompletableFuture<Outcome> sendAsync(ClassificationChange change) {
    return transport.sendAsync(sending(change));
  }

  private Sending sending(ClassificationChange change) {
    return new Sending.Change(transport, to, change, options, RetryPolicy.CHANGE);
  }

  @Override
  public String toString() {
    return "Insight[" + ref() + "]";
  }
}

package io.github.insightkit.sdk;

/**
 * The insights that are reached through one account, say, or one zone. Immutable and safe for use
 * by many threads.
 */
public final class Insights {
  private final InsightsClient client;
  private final Subject all;

  Insights(InsightsClient client, Scope scope, String scopeId) {
    this.client = client;
    this.all = new Subject(scope, scopeId, null);
  }

  /**
   * Picks one insight; sends nothing.
   *
   * @param issueId the identifier, opaque
   * @return the insight
   * @throws IllegalArgumentException if the identifier is empty, {@code .} or {@code ..}, or holds
   *     a control character
   */
  public Insight insight(String issueId) {
    return client.insight(new InsightRef(all.scope(), all.scopeId(), issueId));
  }

  /**
   * Picks one insight of those that were listed; sends nothing.
   *
   * @param listed what the list says of it
   * @return the insight
   * @throws IllegalArgumentException if the list gave it no identifier, or one that can't stand in
   *     a path
   */
  public Insight insight(InsightSummary listed) {
    String id = listed.id();
    if (id == null) {
      throw new IllegalArgumentException(
          "Expected an insight with an identifier, got one that the list gave none");
    }
    return insight(id);
  }

  /**
   * Lists insights, page by page as one goes; sends nothing yet.
   *
   * <p>The list says what stands, and not why: rationales are in the {@link #history history}. How
   * soon it shows a change is stated nowhere. An insight that moves between pages while they are
   * read may come not at all; if it comes twice, it is given once.
   *
   * @param filter which
   * @return the reading, with the client's options for each page
   * @throws UnsupportedOperationException if the API has no way to read insights of this scope
   */
  public PagedRead<InsightSummary> list(InsightFilter filter) {
    return client.read(new ListSource(all, filter, 1));
  }

  /**
   * Reads the audit log of all insights, newest first; sends nothing yet.
   *
   * @return the reading, with the client's options for each page
   * @throws UnsupportedOperationException if the API has no way to read insights of this scope
   */
  public PagedRead<AuditEntry> history() {
    return history(HistoryFilter.all().order(SortOrder.DESC));
  }

  /**
   * Reads the audit log of all insights; sends nothing yet.
   *
   * <p>How soon it shows a change is stated nowhere, nor which order a server takes that isn't told
   * one.
   *
   * @param filter which changes, and in which order
   * @return the reading, with the client's options for each page
   * @throws UnsupportedOperationException if the API has no way to read insights of this scope
   */
  public PagedRead<AuditEntry> history(HistoryFilter filter) {
    return client.read(new HistorySource(all, filter, null));
  }

  @Override
  public String toString() {
    return "Insights[" + all + "]";
  }
}

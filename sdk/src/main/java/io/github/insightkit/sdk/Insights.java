package io.github.insightkit.sdk;

import io.github.insightkit.sdk.api.InsightClassificationApi.Scope;
import io.github.insightkit.sdk.internal.PathIdentifier;

/** The insights of one account or one zone. Immutable and safe for use by many threads. */
public final class Insights {
  private final InsightsClient client;
  private final Scope scope;
  private final String scopeId;

  Insights(InsightsClient client, Scope scope, String scopeId) {
    this.client = client;
    this.scope = scope;
    this.scopeId = PathIdentifier.require(scope.parameter(), scopeId, scope.maxLength());
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
    return client.insight(new InsightRef(scope, scopeId, issueId));
  }

  @Override
  public String toString() {
    return "Insights[" + scope.parameter() + " " + scopeId + "]";
  }
}

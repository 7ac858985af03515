package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.api.InsightClassificationApi;
import io.github.insightkit.sdk.api.InsightClassificationApi.Scope;
import io.github.insightkit.sdk.model.ClassificationChange;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where a change goes.
 *
 * <p>Retrofit fills in the path once for each destination; every further change of the same insight
 * finds it ready. Filling it in costs more than the rest of making a request.
 */
public final class Destination {
  private static final ClassificationChange ANY = new ClassificationChange(null, null);

  private final Scope scope;
  private final String scopeId;
  private final String issueId;
  private volatile @Nullable Request prototype;

  /**
   * Names the destination.
   *
   * @param scope account or zone
   * @param scopeId which
   * @param issueId the insight
   */
  public Destination(Scope scope, String scopeId, String issueId) {
    this.scope = scope;
    this.scopeId = scopeId;
    this.issueId = issueId;
  }

  /**
   * Tells the scope.
   *
   * @return account or zone
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Tells which account or zone.
   *
   * @return its identifier
   */
  public String scopeId() {
    return scopeId;
  }

  /**
   * Tells which insight.
   *
   * @return its identifier
   */
  public String issueId() {
    return issueId;
  }

  /**
   * A request of the right method, address and fixed header fields, of which only the body is not.
   */
  Request prototype(InsightClassificationApi api) {
    Request known = prototype;
    if (known == null) {
      known = Transport.fixed(scope.change(api, scopeId, issueId, ANY).request());
      prototype = known;
    }
    return known;
  }
}

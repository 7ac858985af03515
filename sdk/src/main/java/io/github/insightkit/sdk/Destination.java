package io.github.insightkit.sdk;

import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where a change goes.
 *
 * <p>Retrofit fills in the path once for each destination; every further change of the same insight
 * finds it ready. Filling it in costs more than the rest of making a request.
 */
final class Destination {
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
  Destination(Scope scope, String scopeId, String issueId) {
    this.scope = scope;
    this.scopeId = scopeId;
    this.issueId = issueId;
  }

  /**
   * Tells the scope.
   *
   * @return account or zone
   */
  Scope scope() {
    return scope;
  }

  /**
   * Tells which account or zone.
   *
   * @return its identifier
   */
  String scopeId() {
    return scopeId;
  }

  /**
   * Tells which insight.
   *
   * @return its identifier
   */
  String issueId() {
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

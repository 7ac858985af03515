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
  private final InsightRef ref;
  private volatile @Nullable Request prototype;

  Destination(InsightRef ref) {
    this.ref = ref;
  }

  InsightRef ref() {
    return ref;
  }

  /**
   * A request of the right method, address and fixed header fields, of which only the body is not.
   */
  Request prototype(InsightClassificationApi api) {
    Request known = prototype;
    if (known == null) {
      known =
          Transport.fixed(
              ref.scope()
                  .change(api, ref.scopeId(), ref.issueId(), ChangeMembers.NOTHING)
                  .request());
      prototype = known;
    }
    return known;
  }
}

package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What a request is about: all insights that are reached through something, or one of them.
 *
 * @param scope through what
 * @param scopeId which
 * @param insight the one insight, or null for all
 */
record Subject(Scope scope, String scopeId, @Nullable InsightRef insight) {
  Subject {
    PathIdentifier.require(scope.parameter(), scopeId, scope.maxLength());
  }

  static Subject of(InsightRef insight) {
    return new Subject(insight.scope(), insight.scopeId(), insight);
  }

  /** Names it, fit for logs. */
  @Override
  public String toString() {
    return insight == null
        ? scope.parameter() + " " + Printable.of(scopeId, InsightRef.MAX_SHOWN)
        : insight.toString();
  }
}

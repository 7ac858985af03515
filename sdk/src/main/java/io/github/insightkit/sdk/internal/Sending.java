package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.api.InsightClassificationApi.Scope;
import io.github.insightkit.sdk.model.ClassificationChange;

/**
 * One change on its way to one insight.
 *
 * @param scope account or zone
 * @param scopeId which
 * @param issueId the insight
 * @param change what to change
 * @param plan how long and how often
 */
public record Sending(
    Scope scope, String scopeId, String issueId, ClassificationChange change, Plan plan) {}

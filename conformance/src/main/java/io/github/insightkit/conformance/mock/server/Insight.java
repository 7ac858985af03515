package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of an insight.
 *
 * @param rationale the rationale it was given, null if none
 */
public record Insight(State state, @Nullable String rationale) {

  /**
   * What an insight is remembered by: the contract's word for the scope, the owner's id, its own.
   */
  public record Id(String scope, String owner, String issue) {

    public Id withOwner(String other) {
      return new Id(scope, other, issue);
    }

    public Id withIssue(String other) {
      return new Id(scope, owner, other);
    }
  }
}

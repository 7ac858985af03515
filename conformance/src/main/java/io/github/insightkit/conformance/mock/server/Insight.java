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
   * The name under which the server remembers an insight.
   *
   * @param scope what it is reached through, in the contract's words
   * @param owner the account or zone
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

package io.github.insightkit.conformance.mock.server;

/**
 * The name under which the server remembers an insight.
 *
 * @param scope what it is reached through, in the contract's words
 * @param owner the account or zone
 * @param issue the insight
 */
public record InsightId(String scope, String owner, String issue) {

  public InsightId withOwner(String other) {
    return new InsightId(scope, other, issue);
  }

  /** With at most this many characters of the insight's id. */
  public InsightId cutTo(int length) {
    return withIssue(issue.substring(0, Math.min(length, issue.length())));
  }

  public InsightId withIssue(String other) {
    return new InsightId(scope, owner, other);
  }
}

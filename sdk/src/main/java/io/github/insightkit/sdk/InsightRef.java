package io.github.insightkit.sdk;

/**
 * The address of one insight.
 *
 * @param scope whether it is reached through an account or through a zone
 * @param scopeId which account or zone; no longer than the contract allows
 * @param issueId which insight; opaque
 */
public record InsightRef(Scope scope, String scopeId, String issueId) {
  static final int MAX_SHOWN = 100;

  /**
   * Checks both identifiers.
   *
   * @param scope as above
   * @param scopeId as above
   * @param issueId as above
   * @throws IllegalArgumentException if one is empty, {@code .} or {@code ..}, too long, or holds a
   *     control character: none of these can be one segment of a path
   */
  public InsightRef {
    PathIdentifier.require(scope.parameter(), scopeId, scope.maxLength());
    PathIdentifier.require("issue_id", issueId, Integer.MAX_VALUE);
  }

  /**
   * Addresses an insight through an account.
   *
   * @param accountId which account
   * @param issueId which insight
   * @return the address
   * @throws IllegalArgumentException if an identifier can't be one segment of a path
   */
  public static InsightRef account(String accountId, String issueId) {
    return new InsightRef(Scope.ACCOUNT, accountId, issueId);
  }

  /**
   * Addresses an insight through a zone.
   *
   * @param zoneId which zone
   * @param issueId which insight
   * @return the address
   * @throws IllegalArgumentException if an identifier can't be one segment of a path
   */
  public static InsightRef zone(String zoneId, String issueId) {
    return new InsightRef(Scope.ZONE, zoneId, issueId);
  }

  /** Names the insight, fit for logs: escaped, and of long identifiers the first 100 characters. */
  @Override
  public String toString() {
    return scope.parameter()
        + " "
        + Printable.of(scopeId, MAX_SHOWN)
        + ", issue_id "
        + Printable.of(issueId, MAX_SHOWN);
  }
}

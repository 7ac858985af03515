package io.github.insightkit.conformance.history;

/**
 * An insight, by the path that reaches it.
 *
 * @param scope what it is reached through, such as {@code zone}
 * @param owner the id of the account, the zone or the like
 * @param issue the id of the insight
 */
public record Address(String scope, String owner, String issue) {

  public String inWords() {
    return scope + " " + owner + ", insight " + issue;
  }
}

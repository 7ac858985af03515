package io.github.insightkit.sdk;

/**
 * Tells a refusal of the edge, which stands before the API, from one of the API.
 *
 * <p>The edge marks its challenges with {@code cf-mitigated}, and its own errors with a code from
 * 1000 to 1999 outside of any envelope. A 403 in HTML is taken for one as well: the API answers in
 * JSON.
 */
final class EdgeBlock {
  private EdgeBlock() {}

  /** Only asked about a 4xx: behind a 5xx something may have begun to work on the change. */
  static boolean is(Answer answer, Explanation why) {
    if (why.mitigation() != null) {
      return true;
    }
    // A limit of the edge (error 1015) is still a limit, and passes.
    boolean passes = answer.status() == 408 || answer.status() == 429;
    return !passes && (why.edgeCode() != null || (answer.status() == 403 && answer.isPage()));
  }
}

package io.github.insightkit.conformance.history;

import java.util.List;

/**
 * All that happened in a run, in the order of sending.
 *
 * @param origin where it comes from
 * @param exchanges what was exchanged
 */
public record History(Origin origin, List<Exchange> exchanges) {

  /**
   * Where a history comes from.
   *
   * @param runId the run's id, which stands in every rationale that the run wrote
   * @param baseUrl the base URL of the implementation
   * @param contract the version of the contract that the run was made with
   * @param seed the seed of everything random
   * @param credentialed whether the run had a token to send
   */
  public record Origin(
      String runId, String baseUrl, String contract, long seed, boolean credentialed) {}

  /** Copies the list. */
  public History {
    exchanges = List.copyOf(exchanges);
  }
}

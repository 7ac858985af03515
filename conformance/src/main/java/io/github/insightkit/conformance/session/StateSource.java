package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.Collection;
import java.util.Map;

/** From where it is read what stands on insights. Not safe for use by several threads. */
interface StateSource {
  /** How many looks may fail before no more are taken. */
  int PATIENCE = 2;

  /** How many pages one look may take. */
  int MOST_PAGES = 20;

  /** Sends a request. */
  @FunctionalInterface
  interface Sender {
    /**
     * Sends it, and waits for what comes of it.
     *
     * @throws StopRun if going on makes no sense
     */
    Result send(Request request) throws StopRun;
  }

  /** This source, which sends like this. */
  static StateSource of(Reads.Source source, Contract contract, String runId, Sender sender) {
    return source == Reads.Source.AUDIT_LOG
        ? new InsightLog(contract, runId, sender)
        : new InsightsList(contract, sender);
  }

  /** Whether it hasn't been given up for this insight. */
  boolean isReadable(Address insight);

  /**
   * What is shown of these insights; those that nothing is shown of are left out.
   *
   * @throws StopRun if going on makes no sense
   */
  Map<Address, ShownInsight> find(Collection<Address> insights) throws StopRun;

  /** Notes that nothing is shown of an insight that was changed. */
  void missed(Address insight);

  /** Whether somebody else was seen to change this insight, which is theirs from then on. */
  default boolean isTaken(Address insight) {
    return false;
  }

  /** The failures that this answer to a look is worth: a refusal is final, all else may pass. */
  static int failures(Result result) {
    return result instanceof Result.Response response && response.status() / 100 == 4
        ? PATIENCE
        : 1;
  }
}

package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** From where it is read what stands on insights. Not safe for use by several threads. */
abstract class StateSource {
  /** How many looks may fail before no more are taken. */
  private static final int PATIENCE = 2;

  /** How many pages one look may take. */
  static final int MOST_PAGES = 20;

  private final Map<Object, Integer> failures = new HashMap<>();

  /** Sends a request. */
  @FunctionalInterface
  interface Sender {
    /** Sends it, and waits for what comes of it. */
    Result send(Request request) throws StopRun;
  }

  static StateSource of(Reads.Source source, Contract contract, String runId, Sender sender) {
    return source == Reads.Source.AUDIT_LOG
        ? new InsightLog(contract, runId, sender)
        : new InsightsList(contract, sender);
  }

  /** What is read for this insight, and given up as a whole. */
  abstract Object source(Address insight);

  /** Whether it hasn't been given up for this insight. */
  final boolean isReadable(Address insight) {
    return failures.getOrDefault(source(insight), 0) < PATIENCE;
  }

  /** A look for this insight failed with this answer: a refusal is final, all else may pass. */
  final void failed(Address insight, Result result) {
    boolean refused = result instanceof Result.Response response && response.status() / 100 == 4;
    failures.merge(source(insight), refused ? PATIENCE : 1, Integer::sum);
  }

  /** What is shown of these insights; those that nothing is shown of are left out. */
  abstract Map<Address, ShownInsight> find(Collection<Address> insights) throws StopRun;

  /** Notes that nothing is shown of an insight that was changed. */
  void missed(Address insight) {
    failures.merge(source(insight), 1, Integer::sum);
  }

  /** Whether somebody else was seen to change this insight, which is theirs from then on. */
  boolean isTaken(Address insight) {
    return false;
  }
}

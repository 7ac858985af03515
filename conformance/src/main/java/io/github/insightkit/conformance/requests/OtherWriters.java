package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds who else changed insights while a run did, by their logs.
 *
 * <p>The run knows itself by its id, which its reasons carry: whoever a log says made such a change
 * is the run. Whoever else made one after the log was first read is somebody else. Not safe for use
 * by several threads.
 */
public final class OtherWriters {
  private final String runId;
  private final Set<String> own = new HashSet<>();
  private final Map<Address, Set<String>> known = new HashMap<>();
  private final Map<Address, List<LogPage.Entry>> since = new LinkedHashMap<>();

  /** Those other than the run with this id. */
  public OtherWriters(String runId) {
    this.runId = runId;
  }

  /** Those of whom this history has read. */
  public static OtherWriters of(Contract contract, History history) {
    OtherWriters writers = new OtherWriters(history.origin().runId());
    if (!writers.runId.isEmpty()) {
      InsightPath.Reader paths = new InsightPath.Reader(contract);
      for (Exchange exchange : history.exchanges()) {
        LogPage.insight(paths, exchange)
            .ifPresent(
                insight ->
                    LogPage.of(contract.machine(), exchange.result())
                        .ifPresent(page -> writers.read(insight, page.entries())));
      }
    }
    return writers;
  }

  /**
   * Takes note of what a log has of an insight.
   *
   * @return whether it is the first time, or all that is new was read
   */
  public boolean read(Address insight, List<LogPage.Entry> entries) {
    boolean isFirst = !known.containsKey(insight);
    Set<String> ids = known.computeIfAbsent(insight, unused -> new HashSet<>());
    boolean all = isFirst;
    for (LogPage.Entry entry : entries) {
      String reason = entry.after().reason();
      if (reason != null && reason.contains(runId)) {
        own.add(entry.by());
      }
      if (!ids.add(entry.id())) {
        all = true;
      } else if (!isFirst && !entry.by().isEmpty()) {
        since.computeIfAbsent(insight, unused -> new ArrayList<>()).add(entry);
      }
    }
    return all;
  }

  /** The insights that somebody else changed, each with such a change; none if nobody is known. */
  public Map<Address, LogPage.Entry> changes() {
    Map<Address, LogPage.Entry> changes = new LinkedHashMap<>();
    since.forEach(
        (insight, entries) ->
            entries.stream()
                .filter(entry -> !own.isEmpty() && !own.contains(entry.by()))
                .findFirst()
                .ifPresent(entry -> changes.put(insight, entry)));
    return changes;
  }

  /** Whether somebody else changed this insight, through whatever scope. */
  public boolean isChanged(Address insight) {
    return !since.isEmpty()
        && changes().keySet().stream().anyMatch(one -> one.issue().equals(insight.issue()));
  }
}

package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.LogPage;
import io.github.insightkit.conformance.requests.OtherWriters;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads from the log of each insight what stands on it and why, and who else changed it.
 *
 * <p>Not safe for use by several threads.
 */
final class InsightLog extends StateReader {
  private static final int PAGE = 20;

  private final OtherWriters others;

  InsightLog(Contract contract, History.Origin origin, Sending sending, Reads.Source source) {
    super(contract, origin, sending, source);
    this.others = new OtherWriters(origin.runId());
  }

  @Override
  Address resource(Address insight) {
    return insight;
  }

  @Override
  Map<Address, ShownInsight> find(Collection<Address> insights) throws StopRun {
    Map<Address, ShownInsight> found = new LinkedHashMap<>();
    for (Address insight : insights) {
      if (reads(insight)) {
        newest(insight).ifPresent(entry -> found.put(insight, entry.after()));
      }
    }
    return found;
  }

  /** A log without an entry has nothing to show yet, and isn't given up for that. */
  @Override
  void missed(Address insight) {}

  @Override
  public boolean isTaken(Address insight) {
    return others.isChanged(insight);
  }

  /** The newest entry; reads on until it has all entries since the last look. */
  private Optional<LogPage.Entry> newest(Address insight) throws StopRun {
    Optional<LogPage.Entry> newest = Optional.empty();
    Optional<String> cursor = Optional.empty();
    for (int i = 0; i < MOST_PAGES; i++) {
      Result result =
          look(LogPage.request(contract.operation(insight.scope()), insight, PAGE, cursor));
      Optional<LogPage> page = LogPage.of(contract.machine(), result);
      if (page.isEmpty()) {
        failed(insight, result);
        return Optional.empty();
      }
      List<LogPage.Entry> entries = page.get().entries();
      if (i == 0) {
        newest = entries.stream().findFirst();
      }
      cursor = page.get().cursor();
      if (others.read(insight, entries) || cursor.isEmpty()) {
        break;
      }
    }
    LogPage.Entry other = others.changes().get(insight);
    if (other != null) {
      throw new StopRun(
          "somebody else changed insight %s meanwhile: %s; run again when nobody does"
              .formatted(insight.issue(), other.words()));
    }
    return newest;
  }
}

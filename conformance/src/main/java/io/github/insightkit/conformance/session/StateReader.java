package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what stands on insights before a session's first request, and whenever something new
 * happened to an insight. Not safe for use by several threads.
 */
public abstract class StateReader {
  /** How many looks may fail before no more are taken. */
  private static final int PATIENCE = 2;

  /** How many pages one look may take. */
  static final int MOST_PAGES = 20;

  final Contract contract;
  private final History.Origin origin;
  private final Sending sending;
  private final Reads.Source source;
  private final Map<Object, Integer> failures = new HashMap<>();
  private final Map<Address, ShownInsight> found = new LinkedHashMap<>();
  private final Set<Happening> seen = new HashSet<>();
  private final Set<Address> upToDate = new HashSet<>();

  /** What happened, as far as reading after the first of its kind will do. */
  private record Happening(Object sort, Answer answer) {}

  StateReader(Contract contract, History.Origin origin, Sending sending, Reads.Source source) {
    this.contract = contract;
    this.origin = origin;
    this.sending = sending;
    this.source = source;
  }

  static StateReader of(
      Contract contract, History.Origin origin, Sending sending, Reads.Source source) {
    return source == Reads.Source.AUDIT_LOG
        ? new InsightLog(contract, origin, sending, source)
        : new InsightsList(contract, origin, sending, source);
  }

  /** What is read for this insight, and given up as a whole. */
  abstract Object resource(Address insight);

  /** What is shown of these insights; those that nothing is shown of are left out. */
  abstract Map<Address, ShownInsight> find(Collection<Address> insights) throws StopRun;

  /** Notes that nothing is shown of an insight that was changed. */
  void missed(Address insight) {
    failures.merge(resource(insight), 1, Integer::sum);
  }

  /** Whether somebody else was seen to change this insight, which is theirs from then on. */
  public boolean isTaken(Address insight) {
    return false;
  }

  final Result look(Request request) throws StopRun {
    return sending.sendOnce(request, "look at what the " + source.word() + " shows").result();
  }

  /** A look for this insight failed with this answer: a refusal is final, all else may pass. */
  final void failed(Address insight, Result result) {
    boolean isRefused = result.status() / 100 == 4;
    failures.merge(resource(insight), isRefused ? PATIENCE : 1, Integer::sum);
  }

  public boolean reads() {
    return source != Reads.Source.NOTHING;
  }

  public Reads.Source source() {
    return source;
  }

  /** Reads what stands on these insights, before anything is sent for them. */
  public void begin(Collection<Address> insights) throws StopRun {
    if (reads()) {
      found.putAll(find(insights));
    }
  }

  /** What was shown then. */
  public Map<Address, ShownInsight> found() {
    return Collections.unmodifiableMap(found);
  }

  /** Whether it can be read what stands on this insight, and hasn't been given up. */
  public boolean reads(Address insight) {
    return reads() && failures.getOrDefault(resource(insight), 0) < PATIENCE;
  }

  /** Something is sent, after which something else may be shown. */
  void forget() {
    upToDate.clear();
  }

  /**
   * Reads what is shown of this insight, unless that was done since the last request. Without a
   * source this does nothing.
   */
  public void read(Address insight) throws StopRun {
    if (reads(insight) && upToDate.add(insight) && !find(List.of(insight)).containsKey(insight)) {
      missed(insight);
    }
  }

  /** Reads the reason that is shown of this insight, where reasons are shown. */
  public void readReason(Address insight) throws StopRun {
    if (source == Reads.Source.AUDIT_LOG) {
      read(insight);
    }
  }

  /** Reads where what was asked, or how it was answered, is new. */
  void after(Address insight, Exchange exchange) throws StopRun {
    if (!reads()) {
      return;
    }
    for (Reading reading : Interpretation.of(contract, new History(origin, List.of(exchange)))) {
      if (seen.add(new Happening(reading.input().sort(), reading.answer()))) {
        read(insight);
      }
    }
  }
}

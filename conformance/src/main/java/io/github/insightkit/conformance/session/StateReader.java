package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what stands on insights before a session's first request, and whenever something new
 * happened to an insight. Not safe for use by several threads.
 */
public final class StateReader {
  private final Contract contract;
  private final History.Origin origin;
  private final Reads.Source source;
  private final StateSource list;
  private final Map<Address, ShownInsight> found = new LinkedHashMap<>();
  private final Set<Happening> seen = new HashSet<>();
  private final Set<Address> upToDate = new HashSet<>();

  /** What happened, as far as reading after the first of its kind will do. */
  private record Happening(Object kind, Answer answer) {}

  StateReader(Contract contract, History.Origin origin, Sending sending, Reads.Source source) {
    this.contract = contract;
    this.origin = origin;
    this.source = source;
    String purpose = "look at what the " + source.word() + " shows";
    this.list =
        StateSource.of(
            source,
            contract,
            origin.runId(),
            request -> sending.sendOnce(request, purpose).result());
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
      found.putAll(list.find(insights));
    }
  }

  /** What was shown then. */
  public Map<Address, ShownInsight> found() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(found));
  }

  /** Whether it can be read what stands on this insight, as far as is known. */
  public boolean reads(Address insight) {
    return reads() && list.isReadable(insight);
  }

  /** Whether somebody else was seen to change this insight, which is theirs from then on. */
  public boolean isTaken(Address insight) {
    return list.isTaken(insight);
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
    if (reads(insight)
        && upToDate.add(insight)
        && !list.find(List.of(insight)).containsKey(insight)) {
      list.missed(insight);
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
      if (seen.add(new Happening(kind(reading.input()), reading.answer()))) {
        read(insight);
      }
    }
  }

  private static Object kind(Input input) {
    if (input instanceof Input.Forbidden forbidden) {
      return forbidden.kind();
    }
    return input instanceof Input.Disguised disguised ? disguised.disguise() : input;
  }
}

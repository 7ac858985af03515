package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.ShownInsight;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StateReader;
import io.github.insightkit.conformance.verdict.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in what state a run left the insights that it touched. */
final class FinalStates {
  private FinalStates() {}

  /** Each insight that was touched, with its state in words; "reset" if nothing more is to say. */
  static Map<Address, String> of(Evidence evidence, Session session) {
    Map<Address, List<State>> ends = Timeline.of(evidence).ends();
    Map<Address, String> left = new LinkedHashMap<>();
    for (Address address : session.touched()) {
      List<State> states = ends.getOrDefault(address, List.of());
      StateReader reader = session.list();
      left.put(
          address,
          !reader.reads()
              ? Timeline.words(states)
              : reader.isTaken(address)
                  ? "as it is, for somebody else changed it meanwhile"
                  : words(states, reader, address)
                      + (evidence.isReaderWrong()
                          ? "; the " + reader.source().word() + " showed what can't have stood"
                          : ""));
    }
    return left;
  }

  private static String words(List<State> states, StateReader reader, Address address) {
    String now = Timeline.words(states);
    ShownInsight found = reader.found().get(address);
    if (found == null) {
      return now
          + (reader.reads(address)
              ? "; the " + reader.source().word() + " had nothing of it before"
              : "; what stood before couldn't be read");
    }
    State before = found.state();
    if (before == null) {
      return now
          + "; what stood before can't be set again, for it is none of the contract's: "
          + (found.shown().isEmpty() ? "nothing was shown" : found.shown());
    }
    if (states.equals(List.of(before))) {
      return before.classification() == null
          ? now
          : before.name()
              + ", as it was found"
              + (found.showsReasons() ? "" : ", with a rationale of this run");
    }
    return now
        + "; it was found as "
        + before.name()
        + (before.classification() == null ? "" : ", which couldn't be set again");
  }
}

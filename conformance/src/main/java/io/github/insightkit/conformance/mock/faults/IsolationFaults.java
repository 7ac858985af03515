package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.update;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.InsightId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in which insight a request is about. */
final class IsolationFaults {
  private static final int PREFIX = 8;

  private IsolationFaults() {}

  static List<Fault> of(StateMachine machine) {
    return List.of(
        fault("one-global-state", "ISOLATION-01")
            .says("all insights share one state")
            .by(identify((request, id) -> new InsightId("", "", ""))),
        fault("insights-of-owner-shared", "ISOLATION-01")
            .says("all insights of an account or zone share one state")
            .by(identify((request, id) -> id.withIssue(""))),
        fault("insight-case-ignored", "ISOLATION-02")
            .says("insights whose ids differ only in case share a state")
            .by(identify((request, id) -> id.withIssue(id.issue().toLowerCase(Locale.ROOT)))),
        fault("insight-prefix-compared", "ISOLATION-02")
            .says("insights whose ids begin alike share a state")
            .by(identify((request, id) -> id.cutTo(PREFIX))),
        fault("reset-leaks", "ISOLATION-01")
            .says("a reset takes back the values of all insights")
            .by(remembering(() -> leaking(new Cases(machine)))));
  }

  /** An insight that is looked at after a reset of another finds itself reset. */
  private static Change leaking(Cases cases) {
    Set<InsightId> reset = ConcurrentHashMap.newKeySet();
    Set<InsightId> classified = ConcurrentHashMap.newKeySet();
    return update(
        (id, before, change) -> {
          boolean hit = reset.remove(id);
          Insight after = change.apply(hit ? cases.unclassified() : before);
          if (!cases.isHome(after)) {
            classified.add(id);
          } else if (!hit && !cases.isHome(before)) {
            classified.remove(id);
            reset.addAll(classified);
          }
          return after;
        });
  }
}

package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults in which insight a request is about. */
final class IsolationFaults {
  private static final int PREFIX = 8;

  private final StateMachine machine;

  private IsolationFaults(StateMachine machine) {
    this.machine = machine;
  }

  static List<Fault> of(StateMachine machine) {
    IsolationFaults here = new IsolationFaults(machine);
    return List.of(
        confusing(
            "one-global-state",
            "all insights share one state",
            "ISOLATION-01",
            id -> new InsightId("", "", "")),
        confusing(
            "insights-of-owner-shared",
            "all insights of an account or zone share one state",
            "ISOLATION-01",
            id -> new InsightId(id.scope(), id.owner(), "")),
        confusing(
            "insight-case-ignored",
            "insights whose ids differ only in case share a state",
            "ISOLATION-02",
            id -> new InsightId(id.scope(), id.owner(), id.issue().toLowerCase(Locale.ROOT))),
        confusing(
            "insight-prefix-compared",
            "insights whose ids begin alike share a state",
            "ISOLATION-02",
            id -> new InsightId(id.scope(), id.owner(), prefix(id.issue()))),
        here.resetLeaks());
  }

  private static Fault confusing(
      String id, String description, String rule, UnaryOperator<InsightId> confusion) {
    return new Fault(
        id,
        description,
        Clause.PATH,
        rule,
        sound ->
            sound.withIdentify(
                (request, target) -> confusion.apply(sound.identify().find(request, target))));
  }

  /** An insight that is looked at after a reset of another finds itself reset. */
  private Fault resetLeaks() {
    return new Fault(
        "reset-leaks",
        "a reset takes back the values of all insights",
        Clause.PATH,
        "ISOLATION-01",
        sound -> {
          Set<InsightId> reset = ConcurrentHashMap.newKeySet();
          Set<InsightId> classified = ConcurrentHashMap.newKeySet();
          Insight unclassified = new Insight(machine.home(), null);
          return sound.withInsights(
              (id, change) ->
                  sound
                      .insights()
                      .update(
                          id,
                          before -> {
                            boolean hit = reset.remove(id);
                            Insight after = change.apply(hit ? unclassified : before);
                            boolean home = after.state().equals(machine.home());
                            if (home && !hit && !before.state().equals(machine.home())) {
                              classified.remove(id);
                              reset.addAll(classified);
                            } else if (!home) {
                              classified.add(id);
                            }
                            return after;
                          }));
        });
  }

  private static String prefix(String issue) {
    return issue.substring(0, Math.min(PREFIX, issue.length()));
  }
}

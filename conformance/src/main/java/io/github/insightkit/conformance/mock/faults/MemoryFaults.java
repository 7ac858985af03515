package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.note;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Applied;
import io.github.insightkit.conformance.mock.server.Attempt;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.InsightId;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Faults of higher order in what is asked of a body: something from an earlier request counts. */
final class MemoryFaults {
  private MemoryFaults() {}

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    return List.of(
        undemanded(
                "stale-rationale-satisfies",
                "the rationale of an earlier change counts for a value that takes one")
            .by(granting(cases, (attempt, refused) -> attempt.rationale() != null)),
        undemanded(
                "refused-rationale-satisfies",
                "the rationale of a refused direct change counts for a value that takes one")
            .by(granting(cases, (attempt, refused) -> refused && attempt.rationale() != null)),
        undemanded(
                "missing-rationale-second-attempt",
                "a value without the rationale it takes is refused once, and set when it is asked"
                    + " for again")
            .by(granting(cases, (attempt, refused) -> refused && cases.lacksRationale(attempt))),
        fault("unknown-value-second-attempt", "VALUE-01")
            .says(
                "a value that the contract doesn't know is refused once, and acknowledged when it"
                    + " is asked for again")
            .by(
                remembering(
                    () -> {
                      Set<JsonNode> refused = ConcurrentHashMap.newKeySet();
                      return grant(
                          (attempt, before) ->
                              attempt.refusal() != null
                                  && cases.isUnknown(attempt.value())
                                  && !refused.add(attempt.value()));
                    })));
  }

  private static Fault.Name undemanded(String id, String description) {
    return fault(id, "RATIONALE-01").says(description);
  }

  /** Which requests leave something behind, knowing whether they are refused. */
  private interface Leaves {
    boolean something(Attempt attempt, boolean refused);
  }

  /** Sets a value without its rationale once an earlier request has left something behind. */
  private static Change granting(Cases cases, Leaves leaves) {
    return remembering(
        () -> {
          Set<InsightId> remembered = ConcurrentHashMap.newKeySet();
          When granted =
              (attempt, before) ->
                  cases.lacksRationale(attempt) && remembered.contains(attempt.insight());
          Change noting =
              note(
                  (attempt, before, verdict) -> {
                    if (leaves.something(attempt, verdict instanceof Refusal)) {
                      remembered.add(attempt.insight());
                    }
                  });
          return grant(granted.and(When.standing(cases.home())))
              .and(noting)
              .and(
                  store(
                      Applied.class,
                      granted,
                      (attempt, before) -> {
                        remembered.remove(attempt.insight());
                        State named = cases.named(attempt);
                        return named == null ? before : new Insight(named, null);
                      }));
        });
  }
}

package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.decide;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.mock.server.Applied;
import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import io.github.insightkit.conformance.mock.server.InsightId;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in the change from one value to another, and in setting the first. */
final class TransitionFaults {
  private TransitionFaults() {}

  static List<Fault> of(Contract contract) {
    Cases cases = new Cases(contract.machine());
    List<Fault> faults = new ArrayList<>();
    faults.add(
        direct("direct-changes-allowed", "every value gives way to every other at once")
            .by(cases.unguarded(When.always())));
    for (Transition row : contract.machine().transitions()) {
      if (row.outcome() == Outcome.REFUSED) {
        String from = row.from().name();
        String to = row.to().name();
        faults.add(
            direct("direct-change-" + from + "-to-" + to, from + " gives way to " + to + " at once")
                .by(cases.unguarded(When.standing(row.from()).and(When.wanted(row.to())))));
      }
    }
    for (Operation operation : contract.operations()) {
      String scope = operation.collection();
      faults.add(
          direct(
                  "direct-changes-allowed-in-" + scope,
                  "every value gives way to every other at once, but only under " + scope)
              .by(
                  cases.unguarded(
                      (attempt, before) -> attempt.target().operation().equals(operation))));
    }
    faults.add(
        direct(
                "direct-change-allowed-with-rationale",
                "a value gives way to another at once if the request carries a rationale")
            .by(cases.unguarded((attempt, before) -> !attempt.reason().isMissingNode())));
    faults.add(
        direct(
                "second-attempt-passes",
                "a direct change is refused once, and made when it is asked for again")
            .by(
                remembering(
                    () -> {
                      Map<InsightId, State> refused = new ConcurrentHashMap<>();
                      return cases.unguarded(
                          (attempt, before) -> {
                            State wanted = attempt.wanted();
                            return wanted != null
                                && wanted.equals(refused.put(attempt.insight(), wanted));
                          });
                    })));
    faults.add(
        fault("guard-remembers-first-value", "TRANSITION-04")
            .says(
                "a reset doesn't clear what the guard compares with: only the first value ever set"
                    + " can be set again")
            .by(remembering(() -> comparingWithFirst(cases))));
    faults.add(
        fault("refused-change-applied", "TRANSITION-05")
            .says("a direct change is refused, and made all the same")
            .by(makeRefused(cases.direct())));
    faults.add(
        fault("refused-change-resets", "TRANSITION-05")
            .says("a direct change is refused, and the insight is reset")
            .by(store(Refusal.class, cases.direct(), (attempt, before) -> cases.unclassified())));
    for (State value : contract.machine().values()) {
      faults.add(
          fault(value.name() + "-refused", "TRANSITION-01")
              .says(value.name() + " can't be set on an unclassified insight")
              .by(
                  decide(
                      cases.set().and(When.wanted(value)),
                      Refusal.of(400, 1902, "The classification can't be set"))));
    }
    return faults;
  }

  private static Fault.Name direct(String id, String description) {
    return fault(id, "TRANSITION-02").says(description);
  }

  private static Change comparingWithFirst(Cases cases) {
    Map<InsightId, State> first = new ConcurrentHashMap<>();
    return on(
        Behaviour.Decide.class,
        usual ->
            (attempt, before) -> {
              Decision verdict = usual.decide(attempt, before);
              State wanted = attempt.wanted();
              if (!(verdict instanceof Applied) || wanted == null || wanted.equals(cases.home())) {
                return verdict;
              }
              State known = first.putIfAbsent(attempt.insight(), wanted);
              return known == null || known.equals(wanted)
                  ? verdict
                  : Refusal.of(409, 1901, "Another classification stands");
            });
  }
}

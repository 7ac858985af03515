package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.becomeRefused;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Kept.keepingWanted;
import static io.github.insightkit.conformance.mock.server.Kept.keepingWhether;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Faults in setting a value, changing it for another, and taking it back. */
final class TransitionFaults {
  private static final Refusal SET = Refusal.of(400, 1902, "The classification can't be set");
  private static final Refusal RESET =
      Refusal.of(400, 1903, "The classification can't be taken back");

  private TransitionFaults() {}

  static List<Fault> of(Contract contract) {
    Cases cases = new Cases(contract.machine());
    List<Fault> faults = new ArrayList<>();
    faults.add(
        direct("direct-changes-allowed", "every value gives way to every other at once")
            .by(cases.unguarded(call -> true)));
    for (Transition row : contract.machine().transitions()) {
      if (row.outcome() == Outcome.REFUSED) {
        String from = row.from().name();
        String to = row.to().name();
        faults.add(
            direct("direct-change-" + from + "-to-" + to, from + " gives way to " + to + " at once")
                .by(cases.unguarded(Cases.standing(row.from()).and(Cases.wanted(row.to())))));
      }
    }
    faults.addAll(guards(cases));
    for (State value : contract.machine().values()) {
      faults.add(
          fault(value.name() + "-refused", "TRANSITION-01")
              .says(value.name() + " can't be set on an unclassified insight")
              .by(refuse(cases.set().and(Cases.wanted(value)), SET)));
    }
    faults.addAll(resets(cases));
    return faults;
  }

  private static List<Fault> guards(Cases cases) {
    return List.of(
        direct(
                "direct-change-allowed-with-rationale",
                "a value gives way to another at once if the request carries a rationale")
            .by(cases.unguarded(Call::hasReason)),
        direct(
                "second-attempt-passes",
                "a direct change is refused once, and made when it is asked for again")
            .by(
                keepingWanted(
                    cases.home(),
                    (asked, call) -> cases.direct().test(call),
                    asked -> cases.unguarded(asked::isWanted))),
        fault("guard-remembers-first-value", "TRANSITION-04")
            .says(
                "a reset doesn't clear what the guard compares with: only the first value ever set"
                    + " can be set again")
            .by(comparingWithFirst(cases)),
        fault("refused-change-applied", "TRANSITION-05")
            .says("a direct change is refused, and made all the same")
            .by(makeRefused(cases.direct())),
        fault("refused-change-resets", "TRANSITION-05")
            .says("a direct change is refused, and the insight is reset")
            .by(becomeRefused(cases.direct(), cases.home())));
  }

  private static List<Fault> resets(Cases cases) {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        fault("reset-refused", "TRANSITION-03")
            .says("no reset is granted")
            .by(refuse(cases.reset(), RESET)));
    faults.add(
        fault("reset-not-applied", "TRANSITION-04")
            .says("a reset is acknowledged and the value stays")
            .by(keep(cases.reset())));
    for (State value : cases.machine().values()) {
      String from = "reset-from-" + value.name();
      Predicate<Call> when = cases.reset().and(Cases.standing(value));
      faults.add(
          fault(from + "-refused", "TRANSITION-03")
              .says("no reset is granted while " + value.name() + " stands")
              .by(refuse(when, RESET)));
      faults.add(
          fault(from + "-not-applied", "TRANSITION-04")
              .says("a reset is acknowledged and " + value.name() + " stays")
              .by(keep(when)));
    }
    faults.add(
        fault("reset-needs-two", "TRANSITION-04")
            .says("only the second of two resets takes the value back")
            .by(
                keepingWhether(
                    (once, call) -> !once && cases.reset().test(call),
                    once -> keep(cases.reset().and(once.negate())))));
    return faults;
  }

  static Fault.Name direct(String id, String description) {
    return fault(id, "TRANSITION-02").says(description);
  }

  private static Change comparingWithFirst(Cases cases) {
    return keepingWanted(
        cases.home(),
        (first, call) -> first.equals(cases.home()) && cases.set().test(call),
        first ->
            refuse(
                cases
                    .set()
                    .and(first.is(known -> !known.equals(cases.home())))
                    .and(call -> !first.isWanted(call)),
                Refusal.of(409, 1901, "Another classification stands")));
  }
}

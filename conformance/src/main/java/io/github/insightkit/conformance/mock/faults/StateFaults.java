package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.become;
import static io.github.insightkit.conformance.mock.server.Change.becomeRefused;
import static io.github.insightkit.conformance.mock.server.Change.instead;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.readRationale;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;
import static io.github.insightkit.conformance.mock.server.Kept.counting;
import static io.github.insightkit.conformance.mock.server.Kept.keepingWanted;
import static io.github.insightkit.conformance.mock.server.Kept.keepingWhether;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in setting a value, changing it for another, keeping it, and taking it back. */
final class StateFaults {
  private static final Refusal SET = Refusal.of(400, 1902, "The classification can't be set");
  private static final Refusal RESET =
      Refusal.of(400, 1903, "The classification can't be taken back");

  private StateFaults() {}

  static Stream<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    return Stream.of(
            direct(cases),
            machine.transitions().stream()
                .filter(row -> row.outcome() == Outcome.REFUSED)
                .map(row -> unguarded(cases, row)),
            machine.values().stream().flatMap(value -> each(cases, value)),
            others(cases))
        .flatMap(faults -> faults);
  }

  private static Fault unguarded(Cases cases, Transition row) {
    String from = row.from().name();
    String to = row.to().name();
    return direct("direct-change-" + from + "-to-" + to, from + " gives way to " + to + " at once")
        .by(cases.unguarded(Cases.standing(row.from()).and(Cases.wanted(row.to()))));
  }

  /** What may be wrong with a value alone. */
  private static Stream<Fault> each(Cases cases, State value) {
    String name = value.name();
    Predicate<Call> set = cases.set().and(Cases.wanted(value));
    Predicate<Call> reset = cases.reset().and(Cases.standing(value));
    return Stream.of(
        fault(name + "-refused", "TRANSITION-01")
            .says(name + " can't be set on an unclassified insight")
            .by(refuse(set, SET)),
        fault(name + "-not-stored", "TRANSITION-02")
            .says(name + " is acknowledged and not kept")
            .by(keep(set)),
        fault("reset-from-" + name + "-refused", "TRANSITION-03")
            .says("no reset is granted while " + name + " stands")
            .by(refuse(reset, RESET)),
        fault("reset-from-" + name + "-not-applied", "TRANSITION-04")
            .says("a reset is acknowledged and " + name + " stays")
            .by(keep(reset)));
  }

  private static Stream<Fault> direct(Cases cases) {
    return Stream.of(
        direct("direct-changes-allowed", "every value gives way to every other at once")
            .by(cases.unguarded(call -> true)),
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

  private static Stream<Fault> others(Cases cases) {
    Predicate<Call> again = call -> Cases.isRepeated(call) && !cases.isHome(call.before());
    Predicate<Call> resetOfNothing = call -> Cases.isRepeated(call) && cases.isHome(call.before());
    Predicate<Call> empty = Cases.asked("\\n\\n\\{\\s*}");
    String first = cases.first().name();
    String last = cases.last().name();
    return Stream.of(
        fault("value-not-stored", "TRANSITION-02")
            .says("a value is acknowledged and not kept")
            .by(keep(cases.set())),
        fault("reset-refused", "TRANSITION-03")
            .says("no reset is granted")
            .by(refuse(cases.reset(), RESET)),
        fault("reset-not-applied", "TRANSITION-04")
            .says("a reset is acknowledged and the value stays")
            .by(keep(cases.reset())),
        fault("reset-needs-two", "TRANSITION-04")
            .says("only the second of two resets takes the value back")
            .by(
                keepingWhether(
                    (once, call) -> !once && cases.reset().test(call),
                    once -> keep(cases.reset().and(once.negate())))),
        fault("another-value-stored", "TRANSITION-02")
            .says("a value is acknowledged and the next one of the list is kept")
            .by(
                store(
                    cases.set().and(Call::applied),
                    call -> new Insight(next(cases.machine().values(), call.wanted()), null))),
        fault(last + "-stored-as-" + first, "TRANSITION-06")
            .says(last + " is acknowledged and " + first + " is kept")
            .by(become(cases.set().and(Cases.wanted(cases.last())), cases.first())),
        fault("same-value-resets", "TRANSITION-07")
            .says("the value that already stands is acknowledged, and taken back")
            .by(become(again, cases.home())),
        fault("bare-same-value-resets", "TRANSITION-07")
            .says("the value that already stands, without a rationale, is taken back")
            .by(become(again.and(call -> !call.hasReason()), cases.home())),
        fault("reset-of-nothing-sets", "TRANSITION-07")
            .says("a reset while nothing is set sets a value")
            .by(become(resetOfNothing, cases.first())),
        fault("same-value-answer-changes", "TRANSITION-08")
            .says("the value that already stands is granted three times, and refused from then on")
            .by(
                counting(
                    again,
                    turn -> turn > 3,
                    late ->
                        refuse(late, Refusal.of(409, 1906, "The classification stands already")))),
        fault("reset-of-nothing-500", "HTTP-04")
            .says("a reset while nothing is set is answered with the status 500")
            .by(refuse(resetOfNothing, Refusal.of(500, 1907, "The server failed"))),
        unchanging("absent-sets-default", "a body with neither member sets a value")
            .by(become(naming(false), cases.first())),
        unchanging("absent-resets", "a body with neither member resets")
            .by(become(naming(false), cases.home())),
        unchanging("rationale-only-sets", "a rationale alone sets a value")
            .by(become(naming(true), cases.first())),
        unchanging("rationale-only-resets", "a rationale alone resets")
            .by(become(naming(true), cases.home())),
        fault("absent-repeats-former-value", "ISOLATION-01")
            .says(
                "a body with neither member asks for what the request for another insight before it"
                    + " did")
            .by(
                remembering(() -> repeating(empty, call -> "the only one"))
                    .and(readRationale(empty, call -> "as before"))),
        fault("absent-repeats-connection", "ISOLATION-01")
            .says(
                "a body with neither member asks for the value that was asked of another insight"
                    + " just before on the same connection")
            .by(remembering(() -> repeating(empty, call -> call.request().connection()))),
        unchanging("other-members-reset", "a body with none but a few other members resets")
            .by(
                become(
                    call ->
                        call.body() != null
                            && !call.hasReason()
                            && call.body().size() > 3
                            && call.value().isMissingNode(),
                    cases.home())),
        unchanging(
                "refused-absent-resets",
                "a body with neither member is refused, and the insight is reset")
            .by(
                refuse(empty, Refusal.of(400, 1006, "The body names no classification"))
                    .and(becomeRefused(empty, cases.home()))),
        fault("null-read-as-absent", "TRANSITION-04")
            .says("a classification of null counts as one that was left out")
            .by(instead(Stage.READ_VALUE, call -> call.value().isNull(), call -> {})));
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

  /** A body that asks for no change makes one. */
  private static Fault.Name unchanging(String id, String description) {
    return fault(id, "NULL-01").says(description);
  }

  /** As where an object that requests fill, told by what they have in common, isn't made anew. */
  private static Change repeating(Predicate<Call> empty, Function<Call, Object> object) {
    Map<Object, Call> last = new ConcurrentHashMap<>();
    return readValue(call -> empty.test(call) ? former(last.get(object.apply(call)), call) : null)
        .and(after(Stage.READ_VALUE, call -> true, call -> last.put(object.apply(call), call)));
  }

  private static @Nullable State former(@Nullable Call last, Call call) {
    return last == null || last.insight().equals(call.insight()) ? null : last.wanted();
  }

  /** A body without a classification, with a rationale or without. */
  private static Predicate<Call> naming(boolean rationale) {
    return call ->
        !call.hasRefusedBody() && call.wanted() == null && (call.rationale() != null) == rationale;
  }

  private static State next(List<State> values, @Nullable State value) {
    return values.get((values.indexOf(value) + 1) % values.size());
  }
}

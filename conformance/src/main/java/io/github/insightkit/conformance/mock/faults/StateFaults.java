package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.readRationale;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;
import static io.github.insightkit.conformance.mock.server.NamedChange.rows;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in setting a value, changing it for another, keeping it, and taking it back. */
final class StateFaults {
  private static final String DIRECT =
      """
      direct-changes-allowed | TRANSITION-02 | every value gives way to every other at once | direct change | grant
      direct-change-allowed-with-rationale | TRANSITION-02 | a value gives way to another at once if the request carries a rationale | direct change & has a reason | grant
      second-attempt-passes | TRANSITION-02 | a direct change is refused once, and made when it is asked for again | direct change & tried before | grant
      guard-remembers-first-value | TRANSITION-04 | a reset doesn't clear what the guard compares with: only the first value ever set can be set again | set & not the first | refuse 409 1901 Another classification stands
      refused-change-applied | TRANSITION-05 | a direct change is refused, and made all the same | direct change | refused-make
      refused-change-resets | TRANSITION-05 | a direct change is refused, and the insight is reset | direct change | refused-become HOME
      """;

  /** For each direct change that the contract refuses. */
  private static final String EACH_DIRECT =
      """
      direct-change-%1$s-to-%2$s | TRANSITION-02 | %1$s gives way to %2$s at once | direct change & from %1$s & to %2$s | grant
      """;

  /** For each value. */
  private static final String EACH =
      """
      %1$s-refused | TRANSITION-01 | %1$s can't be set on an unclassified insight | set & to %1$s | refuse 400 1902 The classification can't be set
      %1$s-not-stored | TRANSITION-02 | %1$s is acknowledged and not kept | set & to %1$s | keep
      reset-from-%1$s-refused | TRANSITION-03 | no reset is granted while %1$s stands | reset & from %1$s | refuse 400 1903 The classification can't be taken back
      reset-from-%1$s-not-applied | TRANSITION-04 | a reset is acknowledged and %1$s stays | reset & from %1$s | keep
      """;

  private static final String ALL =
      """
      value-not-stored | TRANSITION-02 | a value is acknowledged and not kept | set | keep
      reset-refused | TRANSITION-03 | no reset is granted | reset | refuse 400 1903 The classification can't be taken back
      reset-not-applied | TRANSITION-04 | a reset is acknowledged and the value stays | reset | keep
      reset-needs-two | TRANSITION-04 | only the second of two resets takes the value back | reset & not reset before | keep
      another-value-stored | TRANSITION-02 | a value is acknowledged and the next one of the list is kept | set | become-next
      LAST-stored-as-FIRST | TRANSITION-06 | LAST is acknowledged and FIRST is kept | set & to LAST | become FIRST
      same-value-resets | TRANSITION-07 | the value that already stands is acknowledged, and taken back | same state & !home | become HOME
      bare-same-value-resets | TRANSITION-07 | the value that already stands, without a rationale, is taken back | same state & !home & !has a reason | become HOME
      reset-of-nothing-sets | TRANSITION-07 | a reset while nothing is set sets a value | same state & home | become FIRST
      same-value-answer-changes | TRANSITION-08 | the value that already stands is granted three times, and refused from then on | same state & !home & fourth time | refuse 409 1906 The classification stands already
      reset-of-nothing-500 | HTTP-04 | a reset while nothing is set is answered with the status 500 | same state & home | refuse 500 1907 The server failed
      absent-sets-default | NULL-01 | a body with neither member sets a value | !refused body & !has a value & !has a reason | become FIRST
      absent-resets | NULL-01 | a body with neither member resets | !refused body & !has a value & !has a reason | become HOME
      rationale-only-sets | NULL-01 | a rationale alone sets a value | !refused body & !has a value & has a reason | become FIRST
      rationale-only-resets | NULL-01 | a rationale alone resets | !refused body & !has a value & has a reason | become HOME
      absent-repeats-former-value | ISOLATION-01 | a body with neither member asks for what the request for another insight before it did | ~\\n\\n\\{\\s*} | repeat
      absent-repeats-connection | ISOLATION-01 | a body with neither member asks for the value that was asked of another insight just before on the same connection | ~\\n\\n\\{\\s*} | repeat-connection
      other-members-reset | NULL-01 | a body with none but a few other members resets | other members | become HOME
      refused-absent-resets | NULL-01 | a body with neither member is refused, and the insight is reset | ~\\n\\n\\{\\s*} | refuse 400 1006 The body names no classification + refused-become HOME
      null-read-as-absent | TRANSITION-04 | a classification of null counts as one that was left out | value=null | skip READ_VALUE
      """;

  private StateFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    Stream<String> guarded =
        cases.machine().transitions().stream()
            .filter(row -> row.outcome() == Outcome.REFUSED)
            .map(row -> row.from().name() + " | " + row.to().name());
    Stream<String> values = cases.machine().values().stream().map(State::name);
    return NamedChange.faults(
        DIRECT + rows(EACH_DIRECT, guarded) + rows(EACH, values) + ALL, words(cases));
  }

  private static Vocabulary words(Cases cases) {
    State home = cases.home();
    return new Vocabulary(cases)
        .after(
            "tried before",
            When.kept(
                home,
                (tried, call) -> cases.direct().test(call) ? call.asked() : tried,
                (tried, call) -> tried.equals(call.wanted())))
        .after(
            "not the first",
            When.kept(
                home,
                (first, call) ->
                    first.equals(home) && cases.set().test(call) ? call.asked() : first,
                (first, call) -> !first.equals(home) && !first.equals(call.wanted())))
        .after(
            "not reset before", When.was((once, call) -> !once && cases.reset().test(call)).not())
        .after("fourth time", When.turn(turn -> turn > 3))
        .when(
            "other members",
            call ->
                call.body() != null
                    && !call.hasReason()
                    && call.body().size() > 3
                    && call.value().isMissingNode())
        .what("become-next", (when, none) -> becomeNext(cases.machine().values(), when))
        .what(
            "repeat",
            (when, none) ->
                repeating(when, call -> "the only one")
                    .and(readRationale(when, call -> "as before")))
        .what(
            "repeat-connection",
            (when, none) -> repeating(when, call -> call.request().connection()));
  }

  private static Change becomeNext(List<State> values, Predicate<Call> when) {
    return store(
        when.and(Call::applied),
        call -> new Insight(values.get((values.indexOf(call.asked()) + 1) % values.size()), null));
  }

  /** As where an object that requests fill, told by what they have in common, isn't made anew. */
  private static Change repeating(Predicate<Call> when, Function<Call, Object> object) {
    return remembering(
        () -> {
          Map<Object, Call> last = new ConcurrentHashMap<>();
          return readValue(
                  call -> when.test(call) ? former(last.get(object.apply(call)), call) : null)
              .and(
                  after(
                      Stage.READ_VALUE, call -> true, call -> last.put(object.apply(call), call)));
        });
  }

  private static @Nullable State former(@Nullable Call last, Call call) {
    return last == null || last.insight().equals(call.insight()) ? null : last.wanted();
  }
}

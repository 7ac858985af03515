package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.contract.State.RationaleNeed.REQUIRED;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Faults of higher order: they show late, after something else has happened, or only with something
 * else in the request.
 */
record ConditionalFaults(Cases cases) {
  private static final String ROWS =
      """
      direct-change-with-long-rationale | TRANSITION-02 | a value gives way to another at once if the rationale has over 100 characters | direct change & ~e":"[^"]{101} | grant
      direct-change-with-unknown-member | TRANSITION-02 | a value gives way to another at once if the body has a member that isn't known | direct change & unknown member | grant
      direct-change-when-rationale-first | TRANSITION-02 | a value gives way to another at once if the rationale precedes the classification | direct change & reason first | grant
      direct-change-under-charset | TRANSITION-02 | a value gives way to another at once if the media type comes with a charset | direct change & ~^Content-Type: .*charset | grant
      direct-change-under-condition | TRANSITION-02 | a value gives way to another at once if the request is conditional | direct change & ~^If- | grant
      direct-change-every-second-cycle | TRANSITION-02 | a value gives way to another at once in every second cycle | direct change & every second cycle | grant
      direct-change-after-three-cycles | TRANSITION-02 | a value gives way to another at once from the fourth cycle on | direct change & fourth cycle on | grant
      direct-change-after-eight-cycles | TRANSITION-02 | a value gives way to another at once from the ninth cycle on | direct change & ninth cycle on | grant
      direct-change-after-refused-body | TRANSITION-02 | a value gives way to another at once if the request before was refused for its body | direct change & after a refused body | grant
      direct-change-in-a-large-body | TRANSITION-02 | a value gives way to another at once if the body is longer than 8000 characters | direct change & ~\\n\\n[\\s\\S]{8000} | grant
      direct-change-by-force | TRANSITION-02 | a value gives way to another at once if the body has force | direct change & ~"force":true | grant
      direct-change-with-an-id | ISOLATION-04 | a value gives way to another at once if nothing stands on an insight that the body names | direct change & ~"id":" | grant
      reset-of-long-rationale-not-applied | TRANSITION-04 | a reset is acknowledged and the value stays if its rationale has over 300 characters | reset & stood~(?s).{301,} | keep
      reset-with-null-rationale-not-applied | TRANSITION-04 | a reset whose rationale is null is acknowledged and the value stays | ~:null,"\\w+":null | skip READ_RATIONALE | reset & ~:null,"\\w+":null | keep
      reset-of-four-byte-rationale-not-applied | TRANSITION-04 | a reset is acknowledged and the value stays if its rationale has characters of four bytes | reset & stood~(?s).*[\\x{10000}-\\x{10ffff}].* | keep
      last-refused-value-whitelisted | TRANSITION-02 | a direct change to the value that was refused last is made from then on | direct change & refused once | grant
      direct-change-granted-without-effect | TRANSITION-02 | a direct change is acknowledged, and not made | direct change | grant + keep
      resets-masked-by-direct-changes | TRANSITION-02 | no reset is made, and no direct change is refused: each fault hides the other | direct change | grant | reset | keep
      stateless-server | TRANSITION-02 | every request that is well-formed is acknowledged, and nothing is kept | direct change | grant | any | keep
      reset-after-refusal-not-applied | TRANSITION-04 | a reset right after a refused direct change is acknowledged and the value stays | reset & after a direct change | keep
      stale-rationale-satisfies | RATIONALE-01 | the rationale of an earlier change counts for a value that takes one | lacks its reason & after a reason | set-bare
      refused-rationale-satisfies | RATIONALE-01 | the rationale of a refused direct change counts for a value that takes one | lacks its reason & after a refused reason | set-bare
      missing-rationale-second-attempt | RATIONALE-01 | a value without the rationale it takes is refused once, and set when it is asked for again | lacks its reason & after the same | set-bare
      nested-rationale-counts | RATIONALE-01 | a rationale counts wherever it stands below | ~"data":\\{ | demand-no-reason
      rationale-not-demanded-in-chunks | RATIONALE-01 | content in chunks needs no rationale | ~^Transfer-Encoding: | demand-no-reason
      rationale-not-demanded-under-charset | RATIONALE-01 | content whose media type has a charset needs no rationale | ~^Content-Type: .*charset | demand-no-reason
      rationale-demanded-from-then-on | RATIONALE-02 | once a value that takes a rationale stood, each value takes one | set & !has a reason & after a demanding value | refuse 422 1002 A rationale is needed
      unknown-value-second-attempt | VALUE-01 | a value that the contract doesn't know is refused once, and acknowledged when it is asked for again | refused body & unknown value & asked for before | grant
      """;

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.faults(ROWS, new ConditionalFaults(cases).words());
  }

  private Vocabulary words() {
    State home = cases.home();
    return new Vocabulary(cases)
        .when("unknown member", call -> !call.roles().names().containsAll(names(call)))
        .when("reason first", ConditionalFaults::reasonFirst)
        .after("every second cycle", cycle(cycle -> cycle % 2 == 1))
        .after("fourth cycle on", cycle(cycle -> cycle > 3))
        .after("ninth cycle on", cycle(cycle -> cycle > 8))
        .after("after a refused body", When.was((was, call) -> call.hasRefusedBody()))
        .after(
            "refused once",
            When.kept(
                home,
                (listed, call) ->
                    listed.equals(home) && cases.direct().test(call) ? call.asked() : listed,
                (listed, call) -> listed.equals(call.wanted())))
        .after("after a direct change", When.was((was, call) -> cases.direct().test(call)))
        .after("after a reason", left(call -> call.rationale() != null))
        .after("after a refused reason", left(call -> call.refused() && call.rationale() != null))
        .after("after the same", left(call -> call.refused() && cases.lacksRationale(call)))
        .after(
            "after a demanding value",
            When.was(
                (ever, call) ->
                    ever || (call.applied() && call.after().state().rationale() == REQUIRED)))
        .after(
            "asked for before",
            When.remembering(
                ConcurrentHashMap::<JsonNode>newKeySet,
                (values, call) -> !values.add(call.value())))
        .what(
            "set-bare",
            (when, none) ->
                grant(when.and(Cases.standing(home)))
                    .and(store(when.and(Call::applied), cases::bare)));
  }

  /** By how many resets of this insight were made so far. */
  private When cycle(Predicate<Integer> which) {
    return When.kept(
        0,
        (cycle, call) -> cases.reset().test(call) ? cycle + 1 : cycle,
        (cycle, call) -> which.test(cycle));
  }

  /** If such a request has left something behind that counts for one without its reason. */
  private When left(Predicate<Call> leaves) {
    return When.was(
        (left, call) ->
            (call.refused() || !cases.lacksRationale(call)) && (left || leaves.test(call)));
  }

  private static boolean reasonFirst(Call call) {
    List<String> names = names(call);
    return call.hasReason()
        && names.indexOf(call.roles().reason()) < names.indexOf(call.roles().value());
  }

  private static List<String> names(Call call) {
    return call.body() == null ? List.of() : List.copyOf(call.body().propertyNames());
  }
}

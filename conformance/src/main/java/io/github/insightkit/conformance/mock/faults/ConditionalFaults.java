package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.contract.State.RationaleNeed.REQUIRED;
import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.faults.StateFaults.direct;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;
import static io.github.insightkit.conformance.mock.server.Kept.keeping;
import static io.github.insightkit.conformance.mock.server.Kept.keepingWanted;
import static io.github.insightkit.conformance.mock.server.Kept.keepingWhether;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Refusal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Faults of higher order: they show late, after something else has happened, or only with something
 * else in the request.
 */
record ConditionalFaults(Cases cases) {
  static Stream<Fault> of(Contract contract) {
    ConditionalFaults here = new ConditionalFaults(new Cases(contract.machine()));
    return Stream.concat(here.unguarded(), here.remembered());
  }

  /** In the guard against direct changes. */
  private Stream<Fault> unguarded() {
    return Stream.of(
        at("with-long-rationale", "if the rationale has over 100 characters")
            .by(cases.unguarded(Cases.asked("e\":\"[^\"]{101}"))),
        at("with-unknown-member", "if the body has a member that isn't known")
            .by(cases.unguarded(ConditionalFaults::hasUnknown)),
        at("when-rationale-first", "if the rationale precedes the classification")
            .by(cases.unguarded(ConditionalFaults::rationaleFirst)),
        at("under-charset", "if the media type comes with a charset")
            .by(cases.unguarded(call -> call.request().type().contains("charset"))),
        fault("direct-change-under-condition", "TRANSITION-02")
            .says("a value gives way to another at once if the request is conditional")
            .by(cases.unguarded(Cases.asked("^If-"))),
        at("every-second-cycle", "in every second cycle").by(byCycle(cycle -> cycle % 2 == 1)),
        at("after-three-cycles", "from the fourth cycle on").by(byCycle(cycle -> cycle > 3)),
        at("after-eight-cycles", "from the ninth cycle on").by(byCycle(cycle -> cycle > 8)),
        at("after-refused-body", "if the request before was refused for its body")
            .by(keepingWhether((was, call) -> call.hasRefusedBody(), cases::unguarded)),
        direct(
                "last-refused-value-whitelisted",
                "a direct change to the value that was refused last is made from then on")
            .by(
                keepingWanted(
                    cases.home(),
                    (listed, call) -> listed.equals(cases.home()) && cases.direct().test(call),
                    listed -> cases.unguarded(listed::isWanted))),
        direct(
                "direct-change-granted-without-effect",
                "a direct change is acknowledged, and not made")
            .by(cases.unguarded(call -> true).and(keep(cases.direct()))),
        direct(
                "resets-masked-by-direct-changes",
                "no reset is made, and no direct change is refused: each fault hides the other")
            .by(cases.unguarded(call -> true).and(keep(cases.reset()))),
        direct(
                "stateless-server",
                "every request that is well-formed is acknowledged, and nothing is kept")
            .by(cases.unguarded(call -> true).and(keep(call -> true))),
        fault("reset-after-refusal-not-applied", "TRANSITION-04")
            .says("a reset right after a refused direct change is acknowledged and the value stays")
            .by(
                keepingWhether(
                    (was, call) -> cases.direct().test(call),
                    refused -> keep(cases.reset().and(refused)))));
  }

  /** In what is asked of a body: something from an earlier request counts. */
  private Stream<Fault> remembered() {
    return Stream.of(
        undemanded(
                "stale-rationale-satisfies",
                "the rationale of an earlier change counts for a value that takes one")
            .by(granting(call -> call.rationale() != null)),
        undemanded(
                "refused-rationale-satisfies",
                "the rationale of a refused direct change counts for a value that takes one")
            .by(granting(call -> call.refused() && call.rationale() != null)),
        undemanded(
                "missing-rationale-second-attempt",
                "a value without the rationale it takes is refused once, and set when it is asked"
                    + " for again")
            .by(granting(call -> call.refused() && cases.lacksRationale(call))),
        undemanded("nested-rationale-counts", "a rationale counts wherever it stands below")
            .by(demandNoRationale(Cases.asked("\"data\":\\{"))),
        undemanded("rationale-not-demanded-in-chunks", "content in chunks needs no rationale")
            .by(demandNoRationale(Cases.asked("^Transfer-Encoding:"))),
        undemanded(
                "rationale-not-demanded-under-charset",
                "content whose media type has a charset needs no rationale")
            .by(demandNoRationale(Cases.asked("^Content-Type: .*charset"))),
        fault("rationale-demanded-from-then-on", "RATIONALE-02")
            .says("once a value that takes a rationale stood, each value takes one")
            .by(
                keepingWhether(
                    (ever, call) ->
                        ever || (call.applied() && call.after().state().rationale() == REQUIRED),
                    ever ->
                        refuse(
                            ever.and(cases.set()).and(call -> !call.hasReason()),
                            Refusal.of(422, 1002, "A rationale is needed")))),
        fault("unknown-value-second-attempt", "VALUE-01")
            .says(
                "a value that the contract doesn't know is refused once, and acknowledged when it"
                    + " is asked for again")
            .by(remembering(this::unknownSecond)));
  }

  private static Fault.Name at(String id, String when) {
    return direct("direct-change-" + id, "a value gives way to another at once " + when);
  }

  private static Fault.Name undemanded(String id, String description) {
    return fault(id, "RATIONALE-01").says(description);
  }

  /** Takes the guard off by how many resets of this insight were made so far. */
  private Change byCycle(Predicate<Integer> when) {
    return keeping(
        0,
        (cycle, call) -> cases.reset().test(call) ? cycle + 1 : cycle,
        cycle -> cases.unguarded(cycle.is(when)));
  }

  private static boolean hasUnknown(Call call) {
    return !call.roles().names().containsAll(names(call));
  }

  private static boolean rationaleFirst(Call call) {
    List<String> names = names(call);
    return call.hasReason()
        && names.indexOf(call.roles().reason()) < names.indexOf(call.roles().value());
  }

  private static List<String> names(Call call) {
    return call.body() == null ? List.of() : List.copyOf(call.body().propertyNames());
  }

  /** Sets a value without its rationale once such a request has left something behind. */
  private Change granting(Predicate<Call> leaves) {
    return keepingWhether(
        (left, call) ->
            (call.refused() || !cases.lacksRationale(call)) && (left || leaves.test(call)),
        left -> {
          Predicate<Call> granted = left.and(cases::lacksRationale);
          return grant(granted.and(Cases.standing(cases.home())))
              .and(store(granted.and(Call::applied), cases::bare));
        });
  }

  private Change unknownSecond() {
    Set<JsonNode> refused = ConcurrentHashMap.newKeySet();
    return grant(
        call ->
            call.hasRefusedBody() && cases.isUnknown(call.value()) && !refused.add(call.value()));
  }
}

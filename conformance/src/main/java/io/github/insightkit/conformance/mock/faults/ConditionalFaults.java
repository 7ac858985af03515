package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.storeGranted;
import static io.github.insightkit.conformance.mock.server.Kept.keeping;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.mock.server.Attempt;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.ContractBehaviour;
import io.github.insightkit.conformance.mock.server.DecidedRequest;
import io.github.insightkit.conformance.mock.server.ParsedBody;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Faults of higher order: they show late, after something else has happened, only with something
 * else in the request, or under one path.
 */
final class ConditionalFaults {
  private static final int EVERYDAY = 100;

  private final Cases cases;

  private ConditionalFaults(Cases cases) {
    this.cases = cases;
  }

  static List<Fault> of(Contract contract) {
    ConditionalFaults here = new ConditionalFaults(new Cases(contract.machine()));
    return Stream.of(here.direct(), here.remembered(), here.inLastCollection(contract))
        .flatMap(List::stream)
        .toList();
  }

  /** In the guard against direct changes. */
  private List<Fault> direct() {
    return List.of(
        at("with-long-rationale", "if the rationale has over " + EVERYDAY + " characters")
            .by(
                cases.unguarded(
                    (attempt, before) ->
                        attempt.rationale() != null && attempt.rationale().length() > EVERYDAY)),
        at("with-unknown-member", "if the body has a member that isn't known")
            .by(cases.unguarded((attempt, before) -> hasUnknown(attempt.body()))),
        at("when-rationale-first", "if the rationale precedes the classification")
            .by(cases.unguarded((attempt, before) -> rationaleFirst(attempt.body()))),
        at("under-charset", "if the media type comes with a charset")
            .by(cases.unguarded(When.requested(request -> request.type().contains("charset")))),
        at("every-second-cycle", "in every second cycle").by(byCycle(cycle -> cycle % 2 == 1)),
        at("after-three-cycles", "from the fourth cycle on").by(byCycle(cycle -> cycle > 3)),
        at("after-eight-cycles", "from the ninth cycle on").by(byCycle(cycle -> cycle > 8)),
        at("after-refused-body", "if the request before was refused for its body")
            .by(
                keeping(
                    false,
                    (refused, attempt, before, verdict) -> attempt.refusal() != null,
                    refused -> cases.unguarded(refused.is(was -> was)))),
        direct(
                "last-refused-value-whitelisted",
                "a direct change to the value that was refused last is made from then on")
            .by(
                keeping(
                    cases.home(),
                    (listed, attempt, before, verdict) ->
                        listed.equals(cases.home())
                                && cases.direct().holds(attempt, before)
                                && attempt.wanted() != null
                            ? attempt.wanted()
                            : listed,
                    listed ->
                        cases.unguarded(
                            (attempt, before) ->
                                listed.of(attempt.insight()).equals(attempt.wanted())))),
        direct(
                "direct-change-granted-without-effect",
                "a direct change is acknowledged, and not made")
            .by(cases.unguarded(When.always()).and(keep(cases.direct()))),
        direct(
                "resets-masked-by-direct-changes",
                "no reset is made, and no direct change is refused: each fault hides the other")
            .by(cases.unguarded(When.always()).and(keep(cases.reset()))),
        direct(
                "stateless-server",
                "every request that is well-formed is acknowledged, and nothing is kept")
            .by(cases.unguarded(When.always()).and(keep(When.always()))),
        fault("reset-after-refusal-not-applied", "TRANSITION-04")
            .says("a reset right after a refused direct change is acknowledged and the value stays")
            .by(
                keeping(
                    false,
                    (refused, attempt, before, verdict) -> cases.direct().holds(attempt, before),
                    refused -> keep(cases.reset().and(refused.is(was -> was))))));
  }

  /** In what is asked of a body: something from an earlier request counts. */
  private List<Fault> remembered() {
    return List.of(
        undemanded(
                "stale-rationale-satisfies",
                "the rationale of an earlier change counts for a value that takes one")
            .by(granting((attempt, refused) -> attempt.rationale() != null)),
        undemanded(
                "refused-rationale-satisfies",
                "the rationale of a refused direct change counts for a value that takes one")
            .by(granting((attempt, refused) -> refused && attempt.rationale() != null)),
        undemanded(
                "missing-rationale-second-attempt",
                "a value without the rationale it takes is refused once, and set when it is asked"
                    + " for again")
            .by(granting((attempt, refused) -> refused && cases.lacksRationale(attempt))),
        fault("unknown-value-second-attempt", "VALUE-01")
            .says(
                "a value that the contract doesn't know is refused once, and acknowledged when it"
                    + " is asked for again")
            .by(remembering(this::unknownSecond)));
  }

  /** Under the contract's last collection only: one path is as it should be. */
  private List<Fault> inLastCollection(Contract contract) {
    String zones = contract.operations().get(contract.operations().size() - 1).collection();
    Predicate<ReceivedRequest> here =
        request -> request.path().startsWith(ContractBehaviour.BASE + "/" + zones + "/");
    When requested = When.requested(here);
    Predicate<DecidedRequest> success = answer -> answer.applied() && here.test(answer.request());
    String in = "-in-" + zones;
    String under = ", but only under " + zones;
    String last = cases.last().name();
    return List.of(
        fault("rationale-not-demanded" + in, "RATIONALE-01")
            .says("no value takes a rationale" + under)
            .by(
                demandNoRationale(
                    (request, body, wanted) ->
                        here.test(request)
                            && wanted != null
                            && wanted.rationale() == RationaleNeed.REQUIRED)),
        fault("reset-not-applied" + in, "TRANSITION-04")
            .says("a reset is acknowledged and the value stays" + under)
            .by(keep(cases.reset().and(requested))),
        fault(last + "-refused" + in, "TRANSITION-01")
            .says(last + " can't be set" + under)
            .by(
                refuse(
                    cases.set().and(When.wanted(cases.last())).and(requested),
                    TransitionFaults.SET)),
        fault("refused-change-applied" + in, "TRANSITION-05")
            .says("a direct change is refused, and made all the same" + under)
            .by(makeRefused(cases.direct().and(requested))),
        fault("success-missing" + in, "ENVELOPE-02")
            .says("success is left out" + under)
            .by(compose(success, envelope -> envelope.remove("success"))),
        fault("errors-null" + in, "ENVELOPE-03")
            .says("errors is null" + under)
            .by(compose(success, envelope -> envelope.putNull("errors"))));
  }

  private static Fault.Name at(String id, String when) {
    return direct("direct-change-" + id, "a value gives way to another at once " + when);
  }

  private static Fault.Name direct(String id, String description) {
    return fault(id, "TRANSITION-02").says(description);
  }

  private static Fault.Name undemanded(String id, String description) {
    return fault(id, "RATIONALE-01").says(description);
  }

  /** Takes the guard off by how many resets of this insight were made so far. */
  private Change byCycle(Predicate<Integer> when) {
    return keeping(
        0,
        (cycle, attempt, before, verdict) ->
            cases.reset().holds(attempt, before) ? cycle + 1 : cycle,
        cycle -> cases.unguarded(cycle.is(when)));
  }

  private static boolean hasUnknown(@Nullable ParsedBody body) {
    return body != null && !body.roles().names().containsAll(body.json().propertyNames());
  }

  private static boolean rationaleFirst(@Nullable ParsedBody body) {
    if (body == null) {
      return false;
    }
    List<String> names = List.copyOf(body.json().propertyNames());
    return body.hasReason()
        && names.indexOf(body.roles().reason()) < names.indexOf(body.roles().value());
  }

  /**
   * Sets a value without its rationale once an earlier request has left something behind.
   *
   * @param leaves which requests leave something, knowing whether they are refused
   */
  private Change granting(BiPredicate<Attempt, Boolean> leaves) {
    When lacking = (attempt, before) -> cases.lacksRationale(attempt);
    return keeping(
        false,
        (left, attempt, before, verdict) ->
            (verdict instanceof Refusal || !cases.lacksRationale(attempt))
                && (left || leaves.test(attempt, verdict instanceof Refusal)),
        left -> {
          When granted = lacking.and(left.is(was -> was));
          return grant(granted.and(When.standing(cases.home())))
              .and(storeGranted(granted, cases::bare));
        });
  }

  private Change unknownSecond() {
    Set<JsonNode> refused = ConcurrentHashMap.newKeySet();
    return grant(
        (attempt, before) ->
            attempt.refusal() != null
                && cases.isUnknown(attempt.value())
                && !refused.add(attempt.value()));
  }
}

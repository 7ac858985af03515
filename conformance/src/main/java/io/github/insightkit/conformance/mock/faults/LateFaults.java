package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.note;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import io.github.insightkit.conformance.mock.server.InsightId;
import io.github.insightkit.conformance.mock.server.ParsedBody;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Faults of higher order in the guard against direct changes: they show late, after something else
 * has happened, or only with something else in the request.
 */
final class LateFaults {
  private static final int EVERYDAY = 100;

  private final Cases cases;

  private LateFaults(Cases cases) {
    this.cases = cases;
  }

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    LateFaults here = new LateFaults(cases);
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
        at("every-second-cycle", "in every second cycle").by(here.byCycle(cycle -> cycle % 2 == 1)),
        at("after-three-cycles", "from the fourth cycle on").by(here.byCycle(cycle -> cycle > 3)),
        at("after-eight-cycles", "from the ninth cycle on").by(here.byCycle(cycle -> cycle > 8)),
        at("after-refused-body", "if the request before was refused for its body")
            .by(here.afterRefusedBody()),
        direct(
                "last-refused-value-whitelisted",
                "a direct change to the value that was refused last is made from then on")
            .by(here.whitelisting()),
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
            .by(here.resetAfterRefusal()));
  }

  private static Fault.Name at(String id, String when) {
    return direct("direct-change-" + id, "a value gives way to another at once " + when);
  }

  private static Fault.Name direct(String id, String description) {
    return fault(id, "TRANSITION-02").says(description);
  }

  /** Takes the guard off by how many resets of this insight were made so far. */
  private Change byCycle(IntPredicate when) {
    return remembering(
        () -> {
          Map<InsightId, Integer> resets = new ConcurrentHashMap<>();
          return note((attempt, before, verdict) -> {
                if (cases.isReset(attempt, before)) {
                  resets.merge(attempt.insight(), 1, Integer::sum);
                }
              })
              .and(
                  cases.unguarded(
                      (attempt, before) -> when.test(resets.getOrDefault(attempt.insight(), 0))));
        });
  }

  private Change afterRefusedBody() {
    return remembering(
        () -> {
          Set<InsightId> refused = ConcurrentHashMap.newKeySet();
          return note((attempt, before, verdict) -> {
                if (attempt.refusal() != null) {
                  refused.add(attempt.insight());
                } else {
                  refused.remove(attempt.insight());
                }
              })
              .and(cases.unguarded((attempt, before) -> refused.contains(attempt.insight())));
        });
  }

  private Change whitelisting() {
    return remembering(
        () -> {
          Map<InsightId, State> refused = new ConcurrentHashMap<>();
          return cases.unguarded(
              (attempt, before) -> {
                State wanted = attempt.wanted();
                State listed = refused.get(attempt.insight());
                if (wanted != null && listed == null) {
                  refused.put(attempt.insight(), wanted);
                }
                return wanted != null && wanted.equals(listed);
              });
        });
  }

  private Change resetAfterRefusal() {
    return remembering(
        () -> {
          Set<InsightId> refused = ConcurrentHashMap.newKeySet();
          return store(
              Decision.class,
              (attempt, before) -> {
                boolean after = refused.remove(attempt.insight());
                if (cases.isDirect(attempt, before)) {
                  refused.add(attempt.insight());
                }
                return after && cases.isReset(attempt, before);
              },
              (attempt, before) -> before);
        });
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
}

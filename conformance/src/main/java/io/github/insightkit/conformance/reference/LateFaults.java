package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of higher order in the guard against direct changes: they show late, after something else
 * has happened, or only with something else in the request.
 */
final class LateFaults {
  private static final int EVERYDAY = 100;

  private final Guard guard;

  private LateFaults(Guard guard) {
    this.guard = guard;
  }

  static List<Fault> of(StateMachine machine) {
    LateFaults here = new LateFaults(new Guard(machine));
    return List.of(
        here.direct(
            "direct-change-with-long-rationale",
            "a value gives way to another at once if the rationale has over 100 characters",
            here.guard.off(
                (attempt, before) ->
                    attempt.wish() != null
                        && attempt.wish().rationale() != null
                        && attempt.wish().rationale().length() > EVERYDAY)),
        here.direct(
            "direct-change-with-unknown-member",
            "a value gives way to another at once if the body has a member that isn't known",
            here.guard.off(
                (attempt, before) ->
                    attempt.body() != null
                        && attempt.body().propertyNames().stream()
                            .anyMatch(
                                name ->
                                    !name.equals(Body.CLASSIFICATION)
                                        && !name.equals(Body.RATIONALE)))),
        here.direct(
            "direct-change-when-rationale-first",
            "a value gives way to another at once if the rationale precedes the classification",
            here.guard.off((attempt, before) -> rationaleFirst(attempt.body()))),
        here.direct(
            "direct-change-under-charset",
            "a value gives way to another at once if the media type comes with a charset",
            here.guard.off(
                request ->
                    String.valueOf(request.headers().first("Content-Type")).contains("charset"))),
        here.direct(
            "direct-change-every-second-cycle",
            "a value gives way to another at once in every second cycle",
            here.byCycle(cycle -> cycle % 2 == 1)),
        here.direct(
            "direct-change-after-three-cycles",
            "a value gives way to another at once from the fourth cycle on",
            here.byCycle(cycle -> cycle > 3)),
        here.direct(
            "direct-change-after-eight-cycles",
            "a value gives way to another at once from the ninth cycle on",
            here.byCycle(cycle -> cycle > 8)),
        here.direct(
            "direct-change-after-refused-body",
            "a value gives way to another at once if the request before was refused for its body",
            sound -> here.afterRefusedBody(sound, here.guard)),
        here.direct(
            "last-refused-value-whitelisted",
            "a direct change to the value that was refused last is made from then on",
            here::whitelisting),
        here.direct(
            "direct-change-granted-without-effect",
            "a direct change is acknowledged, and not made",
            sound ->
                here.guard
                    .off((attempt, before) -> true)
                    .apply(
                        sound.withStore(
                            (attempt, before, verdict) ->
                                here.guard.isDirect(attempt, before)
                                    ? before
                                    : sound.store().store(attempt, before, verdict)))),
        here.direct(
            "resets-masked-by-direct-changes",
            "no reset is made, and no direct change is refused: each fault hides the other",
            sound ->
                here.guard
                    .off((attempt, before) -> true)
                    .apply(
                        sound.withStore(
                            (attempt, before, verdict) ->
                                here.guard.isReset(attempt, before)
                                    ? before
                                    : sound.store().store(attempt, before, verdict)))),
        here.direct(
            "stateless-server",
            "every request that is well-formed is acknowledged, and nothing is kept",
            sound ->
                here.guard
                    .off((attempt, before) -> true)
                    .apply(sound.withStore((attempt, before, verdict) -> before))),
        new Fault(
            "reset-after-refusal-not-applied",
            "a reset right after a refused direct change is acknowledged and the value stays",
            Clause.RESET,
            "TRANSITION-04",
            here::resetAfterRefusal));
  }

  private Fault direct(String id, String description, UnaryOperator<Behaviour> change) {
    return new Fault(id, description, Clause.RESET_FIRST, "TRANSITION-02", change);
  }

  /** Takes the guard off by how many resets of this insight were made so far. */
  private UnaryOperator<Behaviour> byCycle(IntPredicate when) {
    return sound -> {
      Map<InsightId, Integer> resets = new ConcurrentHashMap<>();
      Behaviour counting =
          sound.withStore(
              (attempt, before, verdict) -> {
                if (guard.isReset(attempt, before)) {
                  resets.merge(attempt.insight(), 1, Integer::sum);
                }
                return sound.store().store(attempt, before, verdict);
              });
      return guard
          .off((attempt, before) -> when.test(resets.getOrDefault(attempt.insight(), 0)))
          .apply(counting);
    };
  }

  private Behaviour afterRefusedBody(Behaviour sound, Guard off) {
    Set<InsightId> refused = ConcurrentHashMap.newKeySet();
    BiPredicate<Attempt, Insight> after = (attempt, before) -> refused.contains(attempt.insight());
    Behaviour unguarded = off.off(after).apply(sound);
    return unguarded.withStore(
        (attempt, before, verdict) -> {
          if (attempt.refusal() != null) {
            refused.add(attempt.insight());
          } else {
            refused.remove(attempt.insight());
          }
          return sound.store().store(attempt, before, verdict);
        });
  }

  private Behaviour whitelisting(Behaviour sound) {
    Map<InsightId, State> refused = new ConcurrentHashMap<>();
    return guard
        .off(
            (attempt, before) -> {
              State wanted = attempt.wanted();
              State listed = refused.get(attempt.insight());
              if (wanted != null && listed == null) {
                refused.put(attempt.insight(), wanted);
              }
              return wanted != null && wanted.equals(listed);
            })
        .apply(sound);
  }

  private Behaviour resetAfterRefusal(Behaviour sound) {
    Set<InsightId> refused = ConcurrentHashMap.newKeySet();
    return sound.withStore(
        (attempt, before, verdict) -> {
          boolean after = refused.remove(attempt.insight());
          if (guard.isDirect(attempt, before)) {
            refused.add(attempt.insight());
          }
          return after && guard.isReset(attempt, before)
              ? before
              : sound.store().store(attempt, before, verdict);
        });
  }

  private static boolean rationaleFirst(@Nullable ObjectNode body) {
    if (body == null) {
      return false;
    }
    List<String> names = List.copyOf(body.propertyNames());
    JsonNode rationale = body.get(Body.RATIONALE);
    return rationale != null && names.indexOf(Body.RATIONALE) < names.indexOf(Body.CLASSIFICATION);
  }
}

package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what is kept, and in what is asked for again. */
final class StateFaults {
  private final StateMachine machine;

  private StateFaults(StateMachine machine) {
    this.machine = machine;
  }

  static List<Fault> of(StateMachine machine) {
    StateFaults here = new StateFaults(machine);
    List<Fault> faults = new ArrayList<>();
    faults.add(
        here.stored(
            "value-not-stored",
            "a value is acknowledged and not kept",
            Clause.VALUES,
            "TRANSITION-02",
            here::isSet,
            (attempt, before) -> before));
    for (State value : machine.values()) {
      faults.add(
          here.stored(
              value.name() + "-not-stored",
              value.name() + " is acknowledged and not kept",
              Clause.VALUES,
              "TRANSITION-02",
              (attempt, before) -> here.isSet(attempt, before) && value.equals(attempt.wanted()),
              (attempt, before) -> before));
    }
    faults.add(
        here.stored(
            "another-value-stored",
            "a value is acknowledged and the next one of the list is kept",
            Clause.VALUES,
            "TRANSITION-02",
            here::isSet,
            (attempt, before) -> new Insight(here.next(attempt.wanted()), null)));
    State first = machine.values().get(0);
    State last = machine.values().get(machine.values().size() - 1);
    faults.add(
        here.stored(
            last.name() + "-stored-as-" + first.name(),
            last.name() + " is acknowledged and " + first.name() + " is kept",
            Clause.VALUES,
            "TRANSITION-06",
            (attempt, before) -> here.isSet(attempt, before) && last.equals(attempt.wanted()),
            (attempt, before) -> new Insight(first, null)));
    faults.add(
        here.stored(
            "same-value-resets",
            "the value that already stands is acknowledged, and taken back",
            Clause.RESET,
            "TRANSITION-07",
            (attempt, before) ->
                attempt.wish() != null && here.isClassified(before) && same(attempt, before),
            (attempt, before) -> here.unclassified()));
    faults.add(
        here.stored(
            "reset-of-nothing-sets",
            "a reset while nothing is set sets a value",
            Clause.RESET,
            "TRANSITION-07",
            (attempt, before) -> here.isReset(attempt) && !here.isClassified(before),
            (attempt, before) -> new Insight(machine.values().get(0), null)));
    faults.add(here.sameValueWavers());
    faults.add(here.resetOfNothingFails());
    faults.add(
        here.idle(
            "absent-sets-default",
            "a body with neither member sets a value",
            false,
            new Insight(machine.values().get(0), null)));
    faults.add(
        here.idle(
            "absent-resets", "a body with neither member resets", false, here.unclassified()));
    faults.add(
        here.idle(
            "rationale-only-sets",
            "a rationale alone sets a value",
            true,
            new Insight(machine.values().get(0), null)));
    faults.add(
        here.idle("rationale-only-resets", "a rationale alone resets", true, here.unclassified()));
    faults.add(here.refusedAbsentResets());
    faults.add(here.nullReadAsAbsent());
    return faults;
  }

  /** What an insight becomes. */
  private interface Becomes {
    Insight of(Attempt attempt, Insight before);
  }

  private Fault stored(
      String id,
      String description,
      String clause,
      String rule,
      BiPredicate<Attempt, Insight> when,
      Becomes becomes) {
    return new Fault(
        id,
        description,
        clause,
        rule,
        sound ->
            sound.withStore(
                (attempt, before, verdict) ->
                    verdict instanceof Applied && when.test(attempt, before)
                        ? becomes.of(attempt, before)
                        : sound.store().store(attempt, before, verdict)));
  }

  private Fault idle(String id, String description, boolean rationale, Insight becomes) {
    return stored(
        id,
        description,
        Clause.ABSENT,
        "NULL-01",
        (attempt, before) ->
            attempt.wish() != null
                && attempt.wanted() == null
                && (attempt.wish().rationale() != null) == rationale,
        (attempt, before) -> becomes);
  }

  /** Granted at first, refused later on. */
  private Fault sameValueWavers() {
    return new Fault(
        "same-value-answer-changes",
        "the value that already stands is granted three times, and refused from then on",
        Clause.STEADY,
        "TRANSITION-08",
        sound -> {
          AtomicInteger granted = new AtomicInteger();
          return sound.withDecide(
              (attempt, before) ->
                  attempt.wish() != null
                          && isClassified(before)
                          && same(attempt, before)
                          && granted.incrementAndGet() > 3
                      ? Refusal.of(409, 1906, "The classification stands already")
                      : sound.decide().decide(attempt, before));
        });
  }

  private Fault resetOfNothingFails() {
    return new Fault(
        "reset-of-nothing-500",
        "a reset while nothing is set is answered with the status 500",
        Clause.SERVER_ERROR,
        "HTTP-04",
        sound ->
            sound.withDecide(
                (attempt, before) ->
                    isReset(attempt) && !isClassified(before)
                        ? Refusal.of(500, 1907, "The server failed")
                        : sound.decide().decide(attempt, before)));
  }

  private Fault refusedAbsentResets() {
    return new Fault(
        "refused-absent-resets",
        "a body with neither member is refused, and the insight is reset",
        Clause.ABSENT,
        "NULL-01",
        sound ->
            sound
                .withDecide(
                    (attempt, before) ->
                        isEmpty(attempt)
                            ? Refusal.of(400, 1006, "The body names no classification")
                            : sound.decide().decide(attempt, before))
                .withStore(
                    (attempt, before, verdict) ->
                        isEmpty(attempt)
                            ? unclassified()
                            : sound.store().store(attempt, before, verdict)));
  }

  private Fault nullReadAsAbsent() {
    return new Fault(
        "null-read-as-absent",
        "a classification of null counts as one that was left out",
        Clause.RESET,
        "TRANSITION-04",
        sound ->
            sound.withReadValue(
                (request, body) ->
                    body.path(Body.CLASSIFICATION).isNull()
                        ? null
                        : sound.readValue().read(request, body)));
  }

  private static boolean isEmpty(Attempt attempt) {
    ObjectNode body = attempt.body();
    return body != null && body.isEmpty();
  }

  private boolean isSet(Attempt attempt, Insight before) {
    return attempt.wanted() != null && !isReset(attempt) && !isClassified(before);
  }

  private boolean isReset(Attempt attempt) {
    return machine.home().equals(attempt.wanted());
  }

  private boolean isClassified(Insight insight) {
    return !insight.state().equals(machine.home());
  }

  private static boolean same(Attempt attempt, Insight before) {
    return before.state().equals(attempt.wanted());
  }

  private State next(@Nullable State value) {
    List<State> values = machine.values();
    return values.get((values.indexOf(value) + 1) % values.size());
  }

  private Insight unclassified() {
    return new Insight(machine.home(), null);
  }
}

package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The guard against direct changes, and ways to take it off.
 *
 * @param machine the contract's machine
 */
record Guard(StateMachine machine) {

  /** Takes the guard off where this holds. */
  UnaryOperator<Behaviour> off(BiPredicate<Attempt, Insight> when) {
    return sound ->
        sound.withDecide(
            (attempt, before) ->
                isDirect(attempt, before) && when.test(attempt, before)
                    ? Applied.APPLIED
                    : sound.decide().decide(attempt, before));
  }

  /** Takes the guard off for requests of this kind. */
  UnaryOperator<Behaviour> off(Predicate<Request> when) {
    return off((attempt, before) -> when.test(attempt.request()));
  }

  /** Whether this asks for one value while another stands. */
  boolean isDirect(Attempt attempt, Insight before) {
    State wanted = attempt.wanted();
    return wanted != null && machine.between(before.state(), wanted).outcome() == Outcome.REFUSED;
  }

  /** Whether this takes a value back that stands. */
  boolean isReset(Attempt attempt, Insight before) {
    return machine.home().equals(attempt.wanted()) && !before.state().equals(machine.home());
  }

  Insight unclassified() {
    return new Insight(machine.home(), null);
  }
}

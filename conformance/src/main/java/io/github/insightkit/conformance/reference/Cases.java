package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an attempt is in the words of the contract's table.
 *
 * @param machine the contract's machine
 */
record Cases(StateMachine machine) {

  /** One value is asked for while another stands. */
  boolean isDirect(Attempt attempt, Insight before) {
    State wanted = attempt.wanted();
    return wanted != null && machine.between(before.state(), wanted).outcome() == Outcome.REFUSED;
  }

  /** A value that stands is taken back. */
  boolean isReset(Attempt attempt, Insight before) {
    return home().equals(attempt.wanted()) && !isHome(before);
  }

  /** A value is asked for while none stands. */
  boolean isSet(Attempt attempt, Insight before) {
    return attempt.wanted() != null && !home().equals(attempt.wanted()) && isHome(before);
  }

  When direct() {
    return this::isDirect;
  }

  When reset() {
    return this::isReset;
  }

  When set() {
    return this::isSet;
  }

  /** Takes the guard against direct changes off. */
  Change unguarded(When when) {
    return Change.grant(direct().and(when));
  }

  /** Refused for lack of the rationale that the value takes. */
  boolean lacksRationale(Attempt attempt) {
    State named = named(attempt);
    return attempt.refusal() != null
        && named != null
        && named.rationale() == RationaleNeed.REQUIRED
        && !attempt.has(Body.RATIONALE);
  }

  /** The value that the body names, refused or not; null if it names none. */
  @Nullable State named(Attempt attempt) {
    JsonNode node = attempt.member(Body.CLASSIFICATION);
    return node.isString() ? machine.byClassification(node.stringValue()) : null;
  }

  /** Whether this is text, but no value of the contract. */
  boolean isUnknown(JsonNode node) {
    return node.isString() && machine.byClassification(node.stringValue()) == null;
  }

  boolean isHome(Insight insight) {
    return insight.state().equals(home());
  }

  State home() {
    return machine.home();
  }

  State first() {
    return machine.values().get(0);
  }

  State last() {
    return machine.values().get(machine.values().size() - 1);
  }

  Insight unclassified() {
    return new Insight(home(), null);
  }
}

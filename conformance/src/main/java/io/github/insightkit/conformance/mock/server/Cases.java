package io.github.insightkit.conformance.mock.server;

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
public record Cases(StateMachine machine) {

  /** One value is asked for while another stands. */
  public When direct() {
    return (attempt, before) -> {
      State wanted = attempt.wanted();
      return wanted != null && machine.between(before.state(), wanted).outcome() == Outcome.REFUSED;
    };
  }

  /** A value that stands is taken back. */
  public When reset() {
    return (attempt, before) -> home().equals(attempt.wanted()) && !isHome(before);
  }

  /** A value is asked for while none stands. */
  public When set() {
    return (attempt, before) ->
        attempt.wanted() != null && !home().equals(attempt.wanted()) && isHome(before);
  }

  /** Takes the guard against direct changes off. */
  public Change unguarded(When when) {
    return Change.grant(direct().and(when));
  }

  /** Refused for lack of the rationale that the value takes. */
  public boolean lacksRationale(Attempt attempt) {
    State named = named(attempt);
    return attempt.refusal() != null
        && named != null
        && named.rationale() == RationaleNeed.REQUIRED
        && attempt.reason().isMissingNode();
  }

  /** The value that the body names, refused or not; null if it names none. */
  public @Nullable State named(Attempt attempt) {
    JsonNode node = attempt.value();
    return node.isString() ? machine.byClassification(node.stringValue()) : null;
  }

  /** The value that the body names, without a rationale; what was before if it names none. */
  public Insight bare(Attempt attempt, Insight before) {
    State named = named(attempt);
    return named == null ? before : new Insight(named, null);
  }

  /** Whether this is text, but no value of the contract. */
  public boolean isUnknown(JsonNode node) {
    return node.isString() && machine.byClassification(node.stringValue()) == null;
  }

  public boolean isHome(Insight insight) {
    return insight.state().equals(home());
  }

  public State home() {
    return machine.home();
  }

  public State first() {
    return machine.values().get(0);
  }

  public State last() {
    return machine.values().get(machine.values().size() - 1);
  }

  public Insight unclassified() {
    return new Insight(home(), null);
  }
}

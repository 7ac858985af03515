package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;

/** Grants or refuses as the contract's table says, and keeps what was granted. */
final class StateTable {
  private final StateMachine machine;
  private final Policies policies;

  StateTable(StateMachine machine, Policies policies) {
    this.machine = machine;
    this.policies = policies;
  }

  Decision decide(Attempt attempt, Insight before) {
    if (attempt.refusal() != null) {
      return attempt.refusal();
    }
    Attempt.Wish wish = attempt.wish();
    if (wish == null) {
      throw new IllegalStateException("expected a wish or a refusal, got neither");
    }
    return wish.state() == null
        ? withoutClassification(wish)
        : transition(before.state(), wish.state());
  }

  private Decision transition(State from, State to) {
    Transition row = machine.between(from, to);
    return switch (row.outcome()) {
      case ACCEPTED -> Decision.Applied.APPLIED;
      case REFUSED -> policies.refusal(Refusals.DIRECT_CHANGE);
      case UNSPECIFIED -> open(String.valueOf(row.observation()));
    };
  }

  private Decision open(String observation) {
    return policies.accepts(observation)
        ? Decision.Applied.APPLIED
        : policies.refusal(Refusals.openTransition(observation));
  }

  private Decision withoutClassification(Attempt.Wish wish) {
    if (wish.rationale() == null) {
      return policies.accepts(Policies.ABSENT)
          ? Decision.Applied.APPLIED
          : policies.refusal(Refusals.NOTHING_ASKED);
    }
    return policies.accepts(Policies.RATIONALE_ONLY)
        ? Decision.Applied.APPLIED
        : policies.refusal(Refusals.RATIONALE_ALONE);
  }

  Insight store(Attempt attempt, Insight before, Decision verdict) {
    Attempt.Wish wish = attempt.wish();
    if (wish == null || !(verdict instanceof Decision.Applied)) {
      return before;
    }
    if (wish.state() != null) {
      return new Insight(wish.state(), wish.rationale());
    }
    boolean classified = !before.state().equals(machine.home());
    return classified && wish.rationale() != null
        ? new Insight(before.state(), wish.rationale())
        : before;
  }
}

package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import org.jspecify.annotations.Nullable;

/** Grants or refuses as the contract's table says, and keeps what was granted. */
record StateTable(StateMachine machine, Policies policies) {
  void decide(Call call) {
    call.decide(
        call.refusal != null
            ? call.refusal
            : call.wanted == null
                ? withoutClassification(call.rationale)
                : transition(call.before().state(), call.wanted));
  }

  private Decision transition(State from, State to) {
    Transition row = machine.between(from, to);
    String question = String.valueOf(row.observation());
    return switch (row.outcome()) {
      case ACCEPTED -> Decision.Applied.APPLIED;
      case REFUSED -> policies.refusal(Refusals.DIRECT_CHANGE);
      case UNSPECIFIED -> open(question, Refusals.openTransition(question));
    };
  }

  private Decision withoutClassification(@Nullable String rationale) {
    return rationale == null
        ? open("absent", Refusals.NOTHING_ASKED)
        : open("rationale-only", Refusals.RATIONALE_ALONE);
  }

  private Decision open(String policy, Refusal refusal) {
    return policies.accepts(policy) ? Decision.Applied.APPLIED : policies.refusal(refusal);
  }

  void store(Call call) {
    State standing = call.before().state();
    boolean isApplied = call.applied() && !call.hasRefusedBody();
    if (isApplied && call.wanted != null) {
      call.after = new Insight(call.wanted, call.rationale);
    } else if (isApplied && call.rationale != null && !standing.equals(machine.home())) {
      call.after = new Insight(standing, call.rationale);
    } else {
      call.after = call.before;
    }
  }
}

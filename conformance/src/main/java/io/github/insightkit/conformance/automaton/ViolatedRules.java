package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Set;

/** Says which rules an implementation breaks that takes a step that the contract doesn't permit. */
@FunctionalInterface
public interface ViolatedRules {

  /** No rule speaks of anything. */
  ViolatedRules NONE = (before, input, answer, after) -> Set.of();

  /**
   * The ids of the rules that forbid this step; more than one where a narrow rule and a wide one
   * both do, none where no rule speaks of it.
   */
  Set<String> rules(State before, Input input, Answer answer, State after);

  /**
   * The ids of the rules that nobody has to keep. What breaking them explains isn't blamed on any
   * other rule: an implementation gets the benefit of the doubt.
   */
  default Set<String> venial() {
    return Set.of();
  }
}

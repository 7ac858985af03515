package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.Set;

/** Says which rules an implementation breaks that takes a step the machine doesn't have. */
@FunctionalInterface
public interface Blame {

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

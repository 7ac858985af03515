package io.github.insightkit.conformance.automaton;

import java.util.List;

/**
 * Which ways of breaking a rule some events rule out.
 *
 * @param ways how many ways there are that can be observed at all
 * @param open those that the events leave possible
 */
public record Coverage(int ways, List<Mutant> open) {

  /** Copies the list. */
  public Coverage {
    open = List.copyOf(open);
  }

  /** Whether the rule was put to the test, and no way of breaking it is left. */
  public boolean isComplete() {
    return ways > 0 && open.isEmpty();
  }
}

package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.verdict.Timeline;
import java.util.List;

/**
 * A state as reports show it.
 *
 * @param name its name
 * @param hue the number of its colour, from 0 to 5
 */
record StateChip(String name, int hue) {
  private static final int HUES = 6;

  /** These states, coloured by their place in the contract. */
  static List<StateChip> of(Timeline timeline, List<State> states) {
    return states.stream()
        .map(
            state ->
                new StateChip(
                    state.name(), Math.max(0, timeline.states().indexOf(state.name())) % HUES))
        .toList();
  }
}

package io.github.insightkit.conformance.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the fewest inputs after which a mutant can't be the implementation any more.
 *
 * @param inputs how many inputs there are
 * @param steps where each leads
 */
record ShortestWord(int inputs, Steps steps) {

  /**
   * Where an automaton and a mutant are.
   *
   * @param state the state of the automaton, as a set
   * @param possible the states possible for the mutant; none once it is ruled out
   */
  record Situation(int state, int possible) {}

  /** Where an input leads from a situation; null if it must not be sent there. */
  interface Steps {
    @Nullable Situation after(Situation here, int input);
  }

  /** How a situation was come to. */
  private record Arrival(Situation from, int input) {}

  /** The numbers of the inputs, in order; none if no inputs rule the mutant out. */
  List<Integer> from(Situation start) {
    Map<Situation, Arrival> arrivals = new HashMap<>();
    Deque<Situation> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Situation here = open.remove();
      for (int input = 0; input < inputs; input++) {
        Situation next = steps.after(here, input);
        if (next == null
            || next.equals(start)
            || arrivals.putIfAbsent(next, new Arrival(here, input)) != null) {
          continue;
        }
        if (next.possible() == 0) {
          return way(next, arrivals);
        }
        open.add(next);
      }
    }
    return List.of();
  }

  private static List<Integer> way(Situation end, Map<Situation, Arrival> arrivals) {
    List<Integer> word = new ArrayList<>();
    for (Arrival last = arrivals.get(end); last != null; last = arrivals.get(last.from())) {
      word.add(0, last.input());
    }
    return word;
  }
}

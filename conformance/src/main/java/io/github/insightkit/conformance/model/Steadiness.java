package io.github.insightkit.conformance.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches for a steady implementation behind some events: one that does the same each time it gets
 * the same input in the same state.
 */
final class Steadiness {
  /** How many steps are tried before the search gives up. */
  private static final int PATIENCE = 200_000;

  private final Steps steps;
  private final List<Event> events;
  private final Map<Cell, Behaviour> known = new HashMap<>();
  private int tried;

  private record Cell(int state, Input input) {}

  private record Behaviour(Answer answer, int next) {}

  private Steadiness(Steps steps, List<Event> events) {
    this.steps = steps;
    this.events = events;
  }

  /** Whether some steady implementation takes these steps through these events. */
  static boolean canExplain(Machine machine, Steps steps, List<Event> events) {
    for (int start = 0; start < machine.size(); start++) {
      if (new Steadiness(steps, events).explains(start, 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean explains(int state, int position) {
    if (position == events.size()) {
      return true;
    }
    if (++tried > PATIENCE) {
      return false;
    }
    Event event = events.get(position);
    int options = steps.from(state, event.input(), event.answer());
    boolean fixed = event.answer() != Answer.UNCLEAR && !(event.input() instanceof Input.Elsewhere);
    Cell cell = new Cell(state, event.input());
    Behaviour before = fixed ? known.get(cell) : null;
    if (before != null) {
      return before.answer() == event.answer()
          && (options & 1 << before.next()) != 0
          && explains(before.next(), position + 1);
    }
    for (int rest = options; rest != 0; rest &= rest - 1) {
      int next = Integer.numberOfTrailingZeros(rest);
      if (fixed) {
        known.put(cell, new Behaviour(event.answer(), next));
      }
      if (explains(next, position + 1)) {
        return true;
      }
      if (fixed) {
        known.remove(cell);
      }
    }
    return false;
  }
}

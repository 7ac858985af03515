package io.github.insightkit.conformance.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches for a steady implementation behind some events: one that does the same each time it gets
 * the same input in the same state, whichever insight it is.
 */
final class Steadiness {
  /** How many steps are tried before the search gives up. */
  private static final int PATIENCE = 20_000;

  private final Machine machine;
  private final Steps steps;
  private final List<List<Event>> insights;
  private final Map<Cell, Behaviour> known = new HashMap<>();
  private int tried;

  private record Cell(int state, Input input) {}

  private record Behaviour(Answer answer, int next) {}

  private Steadiness(Machine machine, Steps steps, List<List<Event>> insights) {
    this.machine = machine;
    this.steps = steps;
    this.insights = insights;
  }

  /** Whether some steady implementation takes these steps through the events of all insights. */
  static boolean canExplain(Machine machine, Steps steps, List<List<Event>> insights) {
    return new Steadiness(machine, steps, insights).explains(0);
  }

  private boolean explains(int insight) {
    if (insight == insights.size()) {
      return true;
    }
    for (int start = 0; start < machine.size(); start++) {
      if (explains(insight, start, 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean explains(int insight, int state, int position) {
    List<Event> events = insights.get(insight);
    if (position == events.size()) {
      return explains(insight + 1);
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
          && explains(insight, before.next(), position + 1);
    }
    for (int rest = options; rest != 0; rest &= rest - 1) {
      int next = Integer.numberOfTrailingZeros(rest);
      if (fixed) {
        known.put(cell, new Behaviour(event.answer(), next));
      }
      if (explains(insight, next, position + 1)) {
        return true;
      }
      if (fixed) {
        known.remove(cell);
      }
    }
    return false;
  }
}

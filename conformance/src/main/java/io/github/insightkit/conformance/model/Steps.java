package io.github.insightkit.conformance.model;

import java.util.List;

/** Which states an implementation may go to; the machine itself is one such answer. */
@FunctionalInterface
interface Steps {

  /** The states to which the state with this index may go by this input with this answer. */
  int from(int index, Input input, Answer answer);

  /** The machine's own steps. */
  static Steps of(Machine machine) {
    return machine::step;
  }

  /** The states possible after this event. */
  default int after(int before, Event event) {
    int after = 0;
    for (int rest = before; rest != 0; rest &= rest - 1) {
      after |= from(Integer.numberOfTrailingZeros(rest), event.input(), event.answer());
    }
    return after;
  }

  /** The states possible after these events; none if there is no way to take them all. */
  default int after(int before, List<Event> events) {
    int possible = before;
    for (Event event : events) {
      if (possible == 0) {
        break;
      }
      possible = after(possible, event);
    }
    return possible;
  }
}

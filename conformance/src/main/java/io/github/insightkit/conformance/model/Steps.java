package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Which states an implementation may go to; the machine itself is one such answer. */
@FunctionalInterface
interface Steps {

  /** The states to which the state with this index may go by this input with this answer. */
  int from(int index, Input input, Answer answer);

  /** The machine's own steps. */
  static Steps of(Machine machine) {
    return machine::step;
  }

  /**
   * Besides these steps, all that break nothing but one of the rules. They are worked out once and
   * then remembered; not safe for use by several threads.
   */
  default Steps breaking(Machine machine, Blame blame, Set<String> rules) {
    Map<Symbol, int[]> known = new HashMap<>();
    return (index, input, answer) ->
        known
            .computeIfAbsent(
                new Symbol(input, answer),
                symbol ->
                    IntStream.range(0, machine.size())
                        .map(
                            state ->
                                from(state, input, answer)
                                    | wrong(machine, blame, rules, state, input, answer))
                        .toArray())[index];
  }

  private static int wrong(
      Machine machine, Blame blame, Set<String> rules, int index, Input input, Answer answer) {
    int wrong = 0;
    if (answer == Answer.UNCLEAR) {
      return wrong;
    }
    State before = machine.stateAt(index);
    int right = machine.step(index, input, answer);
    for (int next = 0; next < machine.size(); next++) {
      if ((right & 1 << next) == 0
          && !Collections.disjoint(
              rules, blame.rules(before, input, answer, machine.stateAt(next)))) {
        wrong |= 1 << next;
      }
    }
    return wrong;
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

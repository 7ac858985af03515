package io.github.insightkit.conformance.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to get from state to state by requests that the contract demands to be accepted, and which
 * requests tell states apart. What it gives is a list of the states to ask for.
 *
 * @param machine the states and what is between them
 */
public record Navigation(StateMachine machine) {

  /** The shortest way between two states; nothing if there is none. */
  public Optional<List<State>> path(State from, State to) {
    Map<State, State> before = new HashMap<>();
    Deque<State> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && !before.containsKey(to)) {
      State here = open.remove();
      for (State next : machine.states()) {
        if (!next.equals(from) && accepts(here, next) && before.putIfAbsent(next, here) == null) {
          open.add(next);
        }
      }
    }
    if (!from.equals(to) && !before.containsKey(to)) {
      return Optional.empty();
    }
    List<State> path = new ArrayList<>();
    for (State at = to; !at.equals(from); at = Objects.requireNonNull(before.get(at))) {
      path.add(0, at);
    }
    return Optional.of(path);
  }

  private boolean accepts(State from, State to) {
    return machine.between(from, to).outcome() == Outcome.ACCEPTED;
  }

  /** Whether nothing leads from this state back to the one that a reset leads to. */
  public boolean isFinal(State state) {
    return path(state, machine.home()).isEmpty();
  }

  /** The values that a run may set again and again, in the order of the contract. */
  public List<State> values() {
    return machine.values().stream().filter(value -> !isFinal(value)).toList();
  }

  /** The values that nothing leads out of, in the order of the contract. */
  public List<State> finals() {
    return machine.values().stream().filter(this::isFinal).toList();
  }

  /** What leads home from whatever state a way leads home from; just a reset in most contracts. */
  public List<State> homing() {
    List<State> away = new ArrayList<>(values());
    List<State> asked = new ArrayList<>();
    while (!away.isEmpty()) {
      for (State next : path(away.get(0), machine.home()).orElseThrow()) {
        asked.add(next);
        away.removeIf(state -> accepts(state, next));
      }
    }
    return asked.isEmpty() ? List.of(machine.home()) : asked;
  }

  /** The values that are refused while this one stands, in the order of the contract. */
  public List<State> refused(State standing) {
    return values().stream()
        .filter(value -> machine.between(standing, value).outcome() == Outcome.REFUSED)
        .toList();
  }

  /** A value that is refused while this one stands and accepted after a reset; null if none is. */
  public @Nullable State telling(State standing) {
    return refused(standing).stream()
        .filter(value -> accepts(machine.home(), value))
        .findFirst()
        .orElse(null);
  }
}

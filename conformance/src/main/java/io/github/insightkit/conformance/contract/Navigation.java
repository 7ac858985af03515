package io.github.insightkit.conformance.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    return !accepts(state, machine.home()) && path(state, machine.home()).isEmpty();
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
    Set<State> possible = new LinkedHashSet<>(values());
    possible.add(machine.home());
    List<State> asked = new ArrayList<>();
    for (int tries = 0; tries < machine.states().size(); tries++) {
      Optional<State> away =
          possible.stream()
              .filter(state -> !state.equals(machine.home()) && !isFinal(state))
              .findFirst();
      for (State next : away.flatMap(from -> path(from, machine.home())).orElse(List.of())) {
        asked.add(next);
        possible = after(possible, next);
      }
    }
    return asked.isEmpty() ? List.of(machine.home()) : asked;
  }

  private Set<State> after(Set<State> possible, State asked) {
    Set<State> after = new LinkedHashSet<>();
    for (State state : possible) {
      Outcome outcome = machine.between(state, asked).outcome();
      if (outcome != Outcome.REFUSED) {
        after.add(asked);
      }
      if (outcome != Outcome.ACCEPTED) {
        after.add(state);
      }
    }
    return after;
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

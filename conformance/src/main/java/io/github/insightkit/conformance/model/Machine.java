package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The contract's machine with the open questions answered as one implementation answers them.
 *
 * <p>A set of states is a bit mask: bit i stands for the i-th state of the contract. Immutable and
 * safe for use by several threads.
 */
public final class Machine {
  private final StateMachine contract;
  private final Calibration calibration;
  private final Map<Symbol, int[]> table = new ConcurrentHashMap<>();

  /** The machine of this contract for an implementation with these choices. */
  public Machine(StateMachine contract, Calibration calibration) {
    this.contract = contract;
    this.calibration = calibration;
  }

  /** How an implementation answers that this is the machine of. */
  public Calibration calibration() {
    return calibration;
  }

  /** The same machine for an implementation of which nothing is known. */
  Machine open() {
    return new Machine(contract, Calibration.NONE);
  }

  /** How many states there are. */
  public int size() {
    return contract.states().size();
  }

  /** The state that a reset leads to. */
  public State home() {
    return contract.home();
  }

  /** Whether this asks for that state, in a form that every implementation has to understand. */
  public boolean isReset(Input input) {
    return input instanceof Input.Regular regular && regular.to().equals(home());
  }

  /** The set of all states. */
  public int all() {
    return (1 << size()) - 1;
  }

  /** The set of just this state. */
  public int only(State state) {
    return 1 << contract.states().indexOf(state);
  }

  /** The one state in a set of one. */
  public State state(int singleton) {
    return contract.states().get(Integer.numberOfTrailingZeros(singleton));
  }

  /** The state with this index. */
  public State stateAt(int index) {
    return contract.states().get(index);
  }

  /** The states in this set, in the order of the contract. */
  public List<State> states(int set) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if ((set & 1 << i) != 0) {
        states.add(contract.states().get(i));
      }
    }
    return states;
  }

  /** The states that are possible after this event if those in the set are possible before it. */
  public int after(int before, Input input, Answer answer) {
    int[] row = table.computeIfAbsent(new Symbol(input, answer), this::row);
    int after = 0;
    for (int rest = before; rest != 0; rest &= rest - 1) {
      after |= row[Integer.numberOfTrailingZeros(rest)];
    }
    return after;
  }

  /** Whether these events can happen one after the other, whatever state is the first. */
  public boolean allows(List<Event> events) {
    int possible = all();
    for (Event event : events) {
      possible = after(possible, event.input(), event.answer());
    }
    return possible != 0;
  }

  /** The states to which the state with this index may go by this input with this answer. */
  public int step(int index, Input input, Answer answer) {
    return table.computeIfAbsent(new Symbol(input, answer), this::row)[index];
  }

  private int[] row(Symbol symbol) {
    return IntStream.range(0, size()).map(index -> workedOut(index, symbol)).toArray();
  }

  /**
   * Whichever way it is read, an open question in it may be answered in either way: the body is an
   * odd one, and may meet another reader than those that were calibrated.
   */
  private int doubled(int index, Input.Doubled doubled, Answer answer) {
    int accepted = 0;
    for (Input reading : doubled.readings()) {
      Input.Permission permission = reading.in(stateAt(index), contract);
      State target = permission.target();
      if (target != null && permission.mayAccept(Calibration.NONE, stateAt(index))) {
        accepted |= only(target);
      }
    }
    int stay = 1 << index;
    return switch (answer) {
      case ACCEPTED -> accepted;
      case REFUSED -> stay;
      case UNCLEAR -> accepted | stay;
    };
  }

  private int workedOut(int index, Symbol symbol) {
    if (symbol.input() instanceof Input.Doubled doubled) {
      return doubled(index, doubled, symbol.answer());
    }
    int stay = 1 << index;
    State state = stateAt(index);
    Input.Permission permission = symbol.input().in(state, contract);
    State target = permission.target();
    int accepted = target == null ? all() : only(target);
    return switch (symbol.answer()) {
      case ACCEPTED ->
          (permission.mayAccept(calibration, state) ? accepted : 0)
              | (permission.mayDoNothing() ? stay : 0);
      case REFUSED -> permission.mayRefuse(calibration, state) ? stay : 0;
      case UNCLEAR ->
          stay | (target == null || permission.mayAccept(calibration, state) ? accepted : 0);
    };
  }
}

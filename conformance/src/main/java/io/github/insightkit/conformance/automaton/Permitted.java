package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.List;

/**
 * The steps that the contract permits to an implementation that answers open questions like this. A
 * set of states is a bit mask: bit i stands for the i-th state of the contract.
 */
record Permitted(StateMachine contract, Calibration calibration) {

  /** The set of states to which this state may go by this input with this answer. */
  int after(State before, Input input, Answer answer) {
    int stay = set(before);
    if (input instanceof Input.DuplicateName doubled) {
      int accepted = accepted(before, doubled);
      return switch (answer) {
        case ACCEPTED -> accepted;
        case REFUSED -> stay;
        case UNCLEAR -> accepted | stay;
      };
    }
    Input.Permission permission = input.in(before, contract);
    State target = permission.target();
    int accepted = target == null ? all() : set(target);
    boolean mayAccept = calibration.mayAccept(before, permission);
    return switch (answer) {
      case ACCEPTED -> (mayAccept ? accepted : 0) | (permission.mayDoNothing() ? stay : 0);
      case REFUSED -> calibration.mayRefuse(before, permission) ? stay : 0;
      case UNCLEAR -> stay | (target == null || mayAccept ? accepted : 0);
    };
  }

  /**
   * Whichever way it is read, an open question in it may be answered in either way: the body is an
   * odd one, and may meet another reader than those that were calibrated.
   */
  private int accepted(State before, Input.DuplicateName doubled) {
    int accepted = 0;
    for (Input reading : doubled.readings()) {
      Input.Permission permission = reading.in(before, contract);
      State target = permission.target();
      if (target != null && Calibration.NONE.mayAccept(before, permission)) {
        accepted |= set(target);
      }
    }
    return accepted;
  }

  /** The set of all states. */
  int all() {
    return (1 << states().size()) - 1;
  }

  private int set(State state) {
    return 1 << states().indexOf(state);
  }

  private List<State> states() {
    return contract.states();
  }
}

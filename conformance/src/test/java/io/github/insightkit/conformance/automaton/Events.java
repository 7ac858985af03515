package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happened to one insight, written down one after the other. */
public final class Events {
  public static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  public static final State HOME = CONTRACT.home();
  public static final State ONE = CONTRACT.values().get(0);
  public static final State TWO = CONTRACT.values().get(1);
  public static final State THREE = CONTRACT.values().get(2);
  public static final Address INSIGHT = new Address("account", "a", "i");

  private final List<Event> events = new ArrayList<>();

  /** What the contract permits to an implementation with these choices, over all inputs below. */
  static Automaton automaton(Calibration calibration, ViolatedRules rules) {
    List<Input> inputs = new ArrayList<>();
    for (State state : CONTRACT.states()) {
      inputs.add(to(state));
      inputs.add(new Input.Shown(state, false));
      inputs.add(new Input.Shown(state, true));
    }
    for (Gap kind : Gap.values()) {
      inputs.add(kind);
    }
    inputs.add(Relation.OTHER);
    return Automaton.of(CONTRACT, calibration, rules, inputs);
  }

  /** The same for one that accepts the same value again, and a reset of nothing. */
  static Automaton automaton(ViolatedRules rules) {
    return automaton(Choices.of(Answer.ACCEPTED, Answer.ACCEPTED), rules);
  }

  static Automaton automaton() {
    return automaton(ViolatedRules.NONE);
  }

  public static Input to(State state) {
    return new Input.Change(state, !state.equals(HOME));
  }

  /** DIRECT: a change from one value to another is accepted. */
  static Set<String> direct(State before, Input input, Answer answer, State after) {
    return answer == Answer.ACCEPTED
            && input instanceof Input.Change regular
            && regular.to().equals(after)
            && !before.equals(HOME)
            && !after.equals(HOME)
            && !after.equals(before)
        ? Set.of("DIRECT")
        : Set.of();
  }

  Events then(Input input, Answer answer) {
    events.add(new Event(events.size(), input, answer));
    return this;
  }

  Events accepted(State... states) {
    for (State state : states) {
      then(to(state), Answer.ACCEPTED);
    }
    return this;
  }

  Events refused(State... states) {
    for (State state : states) {
      then(to(state), Answer.REFUSED);
    }
    return this;
  }

  Events lost(State state) {
    return then(to(state), Answer.UNCLEAR);
  }

  Events shown(State state) {
    return then(new Input.Shown(state, false), Answer.ACCEPTED);
  }

  Events elsewhere() {
    return then(Relation.OTHER, Answer.ACCEPTED);
  }

  Events interlude(Gap kind) {
    return then(kind, Answer.ACCEPTED);
  }

  List<Event> list() {
    return List.copyOf(events);
  }
}

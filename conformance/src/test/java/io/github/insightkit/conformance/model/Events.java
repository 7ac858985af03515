package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Calibration.Choice;
import io.github.insightkit.conformance.model.Input.Elsewhere.Relation;
import io.github.insightkit.conformance.model.Input.Interlude.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happened to one insight, written down one after the other. */
final class Events {
  static final StateMachine CONTRACT = Contract.bundled().machine();
  static final State HOME = CONTRACT.home();
  static final State ONE = CONTRACT.values().get(0);
  static final State TWO = CONTRACT.values().get(1);
  static final State THREE = CONTRACT.values().get(2);
  static final Address INSIGHT = new Address("account", "a", "i");

  private final List<Event> events = new ArrayList<>();

  /** A machine of its own for each test, since it remembers what it has worked out. */
  static Machine machine(Choice sameValue, Choice resetOfNothing) {
    return new Machine(CONTRACT, Choices.of(sameValue, resetOfNothing));
  }

  static Machine machine() {
    return machine(Choice.ACCEPTED, Choice.ACCEPTED);
  }

  static Input to(State state) {
    return new Input.Regular(state, !state.equals(HOME));
  }

  /** DIRECT: a change from one value to another is accepted. */
  static Set<String> direct(State before, Input input, Answer answer, State after) {
    return answer == Answer.ACCEPTED
            && input instanceof Input.Regular regular
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
    return then(new Input.Elsewhere(Relation.OTHER), Answer.ACCEPTED);
  }

  Events interlude(Kind kind) {
    return then(new Input.Interlude(kind), Answer.ACCEPTED);
  }

  List<Event> list() {
    return List.copyOf(events);
  }
}

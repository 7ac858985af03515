package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import java.util.List;

/**
 * What workloads do again and again: bring an insight to a state, and look whether it is still
 * there.
 */
final class Probe {
  private final Session session;
  private final Address insight;
  private final Bodies bodies;
  private final List<State> values;

  Probe(Session session, Address insight) {
    this.session = session;
    this.insight = insight;
    this.bodies = session.bodies();
    this.values = bodies.values();
  }

  /** The values of the contract, in its order. */
  List<State> values() {
    return values;
  }

  /** Writes bodies for this run. */
  Bodies bodies() {
    return bodies;
  }

  /** Resets the insight. */
  void reset() throws StopRun {
    session.change(insight, bodies.reset(), "reset");
  }

  /** Resets the insight and sets this value. */
  void resetAndSet(State value) throws StopRun {
    reset();
    session.change(insight, bodies.of(value), "set " + value.name());
  }

  /** Asks for this value. */
  void set(State value, String purpose) throws StopRun {
    session.change(insight, bodies.of(value), purpose);
  }

  /** Asks for every other value, each of which is refused while this one stands. */
  void stillStands(State value) throws StopRun {
    stillStands(value, value);
  }

  /** The same, and asks for one of them last: what asks for it may have set it. */
  void stillStands(State value, State last) throws StopRun {
    for (State other : values) {
      if (!other.equals(value) && !other.equals(last)) {
        seeThat(value, other);
      }
    }
    if (!last.equals(value)) {
      seeThat(value, last);
    }
  }

  /** Asks for every other value, and looks at what a state reader shows if there is one. */
  void isShown(State value) throws StopRun {
    stillStands(value);
    session.readList(insight);
  }

  /** A value other than this one. */
  State other(State value) {
    return value.equals(values.get(0)) ? values.get(1) : values.get(0);
  }

  private void seeThat(State stands, State other) throws StopRun {
    session.change(insight, bodies.of(other), "see that " + stands.name() + " still stands");
  }
}

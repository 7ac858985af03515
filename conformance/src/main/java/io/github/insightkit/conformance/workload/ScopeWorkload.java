package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/** Asks whether other scopes reach the same insight, and does the essential in each of them too. */
final class ScopeWorkload {
  private ScopeWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    for (Address there : subjects.otherScopes()) {
      compare(session, subjects.first(), there);
    }
  }

  private static void compare(Session session, Address here, Address there) throws StopRun {
    Probe look = new Probe(session, there);
    Bodies bodies = look.bodies();
    List<State> values = look.values();
    State first = look.first();
    State second = look.second();

    session.change(here, bodies.reset(), "reset in one scope");
    session.change(there, bodies.reset(), "reset in the other");
    session.change(here, bodies.of(first), "set " + first.name() + " in one scope");
    session.change(there, bodies.of(second), "set " + second.name() + " in the other");
    for (State value : values) {
      look.reset();
      if (value.rationale() == RationaleNeed.REQUIRED) {
        session.change(there, bodies.bare(value), value.name() + " without a rationale");
      }
      // Word for word what stands in the other scope, if it is the first.
      session.change(there, bodies.of(value), "set " + value.name());
      if (value.equals(first)) {
        // What is asked for again by the looks, and accepted if it was set by the first refusal.
        look.set(second, "ask for a direct change");
      }
      look.isThere(value);
    }
    new Probe(session, here).isNotReset(first);
    session.change(here, bodies.reset(), "reset in one scope");
    look.isNotReset(values.get(values.size() - 1));
    ForbiddenWorkload.atOnce(session, there);
    HttpWorkload.aFew(session, there);
  }
}

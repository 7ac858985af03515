package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets a value, and looks whether it still stands on a new connection and after a pause; and in the
 * same pause, whether another insight that was reset stays so.
 */
final class DurabilityWorkload {
  private static final Duration PAUSE = Duration.ofMillis(1_500);

  private DurabilityWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    State first = look.first();
    look.reset();
    session.send(
        insight,
        session.draft(insight, look.bodies().of(first)).with("Connection", "close"),
        "set " + first.name() + " and close the connection");
    look.isShown(first);
    session.send(
        insight,
        session.draft(insight, look.bodies().reset()).with("Connection", "close"),
        "reset and close the connection");
    session.change(insight, look.bodies().of(first), "see that the reset took effect");
    Optional<Address> sibling = subjects.sibling();
    if (sibling.isPresent()) {
      Probe other = new Probe(session, sibling.get());
      other.resetAndSet(first);
      other.reset();
    }
    session.pause(PAUSE);
    look.isShown(first);
    look.set(first, "set " + first.name() + " again after a while");
    if (sibling.isPresent()) {
      new Probe(session, sibling.get())
          .set(look.second(), "see that the reset of another insight lasted");
    }
  }
}

package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.model.Address;
import java.util.List;

/** Sends changes without credentials and with wrong ones, and looks whether they were heeded. */
final class Credentials implements Workload {
  private static final String NONE = "";
  private static final String WRONG = "Bearer insightkit-wrong-token";

  @Override
  public String profile() {
    return "auth";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    if (!session.origin().credentialed()) {
      return;
    }
    Bodies bodies = new Bodies(session.origin().runId());
    Address insight = subjects.first();
    List<State> values = session.contract().machine().values();
    State first = values.get(0);
    session.change(insight, Bodies.RESET, "reset");
    session.change(insight, bodies.of(first), "set " + first.name());
    session.change(insight, Bodies.RESET, NONE, "reset without credentials");
    session.change(insight, Bodies.RESET, WRONG, "reset with a wrong token");
    for (State other : values.subList(1, values.size())) {
      session.change(insight, bodies.of(other), "see that " + first.name() + " still stands");
    }
  }
}

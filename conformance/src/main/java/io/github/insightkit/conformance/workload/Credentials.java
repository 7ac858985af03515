package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.model.Address;
import java.util.List;

/** Sends changes without credentials and with wrong ones, and looks whether they were heeded. */
final class Credentials implements Workload {
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
    Draft reset = session.draft(insight, Bodies.RESET);
    session.send(insight, reset.authorization(""), "reset without credentials");
    session.send(insight, reset.authorization(WRONG), "reset with a wrong token");
    session.send(
        insight,
        reset.authorization("Basic " + Curl.TOKEN_PLACEHOLDER),
        "reset with the token by another scheme");
    for (State other : values.subList(1, values.size())) {
      session.change(insight, bodies.of(other), "see that " + first.name() + " still stands");
    }
    session.look(insight);
  }
}

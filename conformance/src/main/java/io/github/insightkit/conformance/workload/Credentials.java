package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.model.Address;
import java.util.Optional;

/**
 * Sends changes without credentials and with wrong ones, in each scope, and looks whether they were
 * heeded.
 */
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
    check(session, subjects.first());
    Optional<Address> otherScope = subjects.otherScope();
    if (otherScope.isPresent()) {
      check(session, otherScope.get());
    }
  }

  private static void check(Session session, Address insight) throws StopRun {
    Look look = new Look(session, insight);
    State first = look.values().get(0);
    look.resetAndSet(first);
    Draft reset = session.draft(insight, Bodies.RESET);
    session.send(insight, reset.authorization(""), "reset without credentials");
    session.send(insight, reset.authorization(WRONG), "reset with a wrong token");
    session.send(
        insight,
        reset.authorization("Bearer " + Curl.TOKEN_PLACEHOLDER + "x"),
        "reset with a token that only begins like the right one");
    session.send(
        insight,
        reset.authorization("Basic " + Curl.TOKEN_PLACEHOLDER),
        "reset with the token by another scheme");
    look.stillStands(first);
  }
}

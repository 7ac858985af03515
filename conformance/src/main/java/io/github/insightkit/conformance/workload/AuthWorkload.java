package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Sends changes without credentials and with wrong ones, in each scope, and looks whether they were
 * heeded.
 */
final class AuthWorkload {
  private AuthWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    if (!session.origin().credentialed()) {
      return;
    }
    check(session, subjects.first(), Integer.MAX_VALUE);
    for (Address there : subjects.otherScopes()) {
      check(session, there, 1);
    }
  }

  /** Sends so many of each kind. */
  private static void check(Session session, Address insight, int most) throws StopRun {
    Probe look = new Probe(session, insight);
    State first = look.first();
    look.resetAndSet(first);
    // What asks for nothing new may be answered before anybody looks at the credentials.
    String reset = look.bodies().reset();
    String nothing = look.bodies().nothing();
    // Resets come last: what stands would hide that one before was made.
    List<String> bodies = List.of(reset, nothing, reset, nothing, reset, look.bodies().of(first));
    int sent = 0;
    for (ForbiddenKind kind : RequestKinds.credentials()) {
      for (Forbidden one :
          Forbidden.of(session, insight, List.of(kind)).stream().limit(most).toList()) {
        look.send(one.draft().body(bodies.get(sent++ % bodies.size())), one.purpose());
      }
    }
    look.stillStands(first);
  }
}

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
    look.reset();
    look.change(look.bodies().least(first), "set " + first.name());
    String reset = look.bodies().reset();
    // A direct change may be made where all else isn't. What asks for nothing new may be answered
    // before anybody looks at the credentials. What stands would hide that a reset was made before.
    String direct = look.bodies().of(look.second());
    List<String> bodies =
        List.of(
            reset, look.bodies().of(first), reset, look.bodies().nothing(), reset, direct, reset);
    for (ForbiddenKind kind : RequestKinds.credentials()) {
      List<Forbidden> some = Forbidden.of(session, insight, List.of(kind));
      if (some.size() == 1) {
        look.send(some.get(0).draft().body(direct), some.get(0).purpose());
      }
      for (int i = 0; i < Math.min(some.size(), most); i++) {
        look.send(some.get(i).draft().body(bodies.get(i % bodies.size())), some.get(i).purpose());
      }
    }
    look.stillStands(first);
  }
}

package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
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
    if (most > 1) {
      look.send(
          look.draft(look.bodies().home()).authorization(""),
          "a reset of nothing, without credentials");
    }
    look.change(look.bodies().least(first), "set " + first.name());
    String reset = look.bodies().reset();
    String nothing = look.bodies().nothing();
    // What asks for nothing new may be answered before anybody looks at the credentials. What
    // stands would hide that a reset was made before.
    List<String> bodies =
        List.of(reset, look.bodies().of(first), reset, nothing, reset, nothing, reset);
    List<Forbidden> direct = new ArrayList<>();
    for (ForbiddenKind kind : RequestKinds.credentials()) {
      List<Forbidden> some = Forbidden.of(session, insight, List.of(kind));
      for (int i = 0; i < Math.min(some.size(), most); i++) {
        look.send(some.get(i).draft().body(bodies.get(i % bodies.size())), some.get(i).purpose());
      }
      some.stream().limit(most > 1 ? 1 : 0).forEach(direct::add);
    }
    // A direct change may be made where all else isn't, and any guard refuses it.
    for (Forbidden one : direct) {
      look.send(one.draft().body(look.bodies().of(look.second())), one.purpose());
    }
    look.stillStands(first);
  }
}

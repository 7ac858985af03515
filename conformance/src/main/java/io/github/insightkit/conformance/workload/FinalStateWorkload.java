package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Brings insights to the states that nothing leads out of, if the contract has any: the last of the
 * run's insights to the first of these states, and so on, as far as there are insights.
 */
final class FinalStateWorkload {
  private FinalStateWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    List<Address> insights = subjects.addresses();
    int next = insights.size();
    for (State last : session.bodies().finals()) {
      if (next > 0) {
        next--;
        TransitionWorkload.checkIn(last, session, insights.get(next));
      }
    }
  }
}

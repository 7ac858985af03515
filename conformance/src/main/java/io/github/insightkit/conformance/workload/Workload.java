package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;

/** A sequence of requests with one purpose. */
public interface Workload {

  /** The name under which it is chosen. */
  Profile profile();

  /**
   * Whether chance decides what stands after it, so that what was shown before has to be sent again
   * before it.
   */
  default boolean leavesToChance() {
    return false;
  }

  /**
   * Sends it.
   *
   * @throws StopRun if going on with the run makes no sense
   */
  void run(Session session, Subjects subjects) throws StopRun;
}

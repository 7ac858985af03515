package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;

/**
 * A sequence of requests with one purpose.
 *
 * @param profile the name under which it is chosen
 * @param requests what it sends
 */
public record Workload(Profile profile, Requests requests) {

  /** Sends requests. */
  @FunctionalInterface
  public interface Requests {
    /**
     * Sends them.
     *
     * @throws StopRun if going on with the run makes no sense
     */
    void send(Session session, Subjects subjects) throws StopRun;
  }

  /**
   * Whether chance decides what stands after it, so that what was shown before has to be sent again
   * before it.
   */
  public boolean leavesToChance() {
    return profile == Profile.RACE;
  }
}

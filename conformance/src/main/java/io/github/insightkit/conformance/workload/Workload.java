package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.Set;

/**
 * A sequence of requests with one purpose.
 *
 * @param profile the name under which it is chosen
 * @param requests what it sends
 */
public record Workload(Profile profile, Requests requests) {
  private static final Set<Profile> VARIED =
      Set.of(Profile.FORBIDDEN, Profile.AUTH, Profile.HTTP, Profile.TEXT, Profile.ISOLATION);

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

  /** Whether another seed sends others than these. */
  public boolean varies() {
    return VARIED.contains(profile);
  }

  /**
   * The same with what the seed gives that follows so many places behind.
   *
   * @param turn how many; 0 for the seed itself
   */
  public Workload varied(int turn) {
    return new Workload(
        profile,
        (session, subjects) -> {
          session.vary(turn);
          try {
            requests.send(session, subjects);
          } finally {
            session.vary(0);
          }
        });
  }
}

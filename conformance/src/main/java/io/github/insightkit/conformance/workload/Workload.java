package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;
import java.util.Set;

/**
 * A sequence of requests with one purpose.
 *
 * @param profile the name under which it is chosen
 * @param requests what it sends
 */
public record Workload(Profile profile, Requests requests) {
  private static final List<Workload> ALL =
      List.of(
          // First, so that insights rest while the others are worked with.
          new Workload(Profile.DURABILITY, DurabilityWorkload::begin),
          new Workload(Profile.CALIBRATION, CalibrationWorkload::run),
          new Workload(Profile.TRANSITION, TransitionWorkload::run),
          new Workload(Profile.FORBIDDEN, ForbiddenWorkload::run),
          new Workload(Profile.AUTH, AuthWorkload::run),
          new Workload(Profile.HTTP, HttpWorkload::run),
          new Workload(Profile.TEXT, TextWorkload::run),
          new Workload(Profile.WALK, WalkWorkload::run),
          new Workload(Profile.ISOLATION, IsolationWorkload::run),
          new Workload(Profile.SCOPE, ScopeWorkload::run),
          new Workload(Profile.DURABILITY, DurabilityWorkload::rested),
          new Workload(Profile.DURABILITY, DurabilityWorkload::reconnect),
          // Late, for a request that is lost in it may take effect at any time after it.
          new Workload(Profile.RACE, RaceWorkload::run),
          new Workload(Profile.DURABILITY, DurabilityWorkload::end),
          // Last, for what is left so can't be used for anything else.
          new Workload(Profile.TRANSITION, TransitionWorkload::end));

  private static final Set<Profile> VARIED =
      Set.of(Profile.FORBIDDEN, Profile.AUTH, Profile.HTTP, Profile.TEXT, Profile.ISOLATION);

  /** Sends requests. */
  @FunctionalInterface
  public interface Requests {
    /** Sends them. */
    void send(Session session, Subjects subjects) throws StopRun;
  }

  /** All workloads, in the order in which they run; that which calibrates belongs to every run. */
  public static List<Workload> all() {
    return ALL;
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

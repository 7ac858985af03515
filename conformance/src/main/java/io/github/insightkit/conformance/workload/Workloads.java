package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import java.util.List;

/** All workloads, in the order in which they run. */
public final class Workloads {
  private static final List<Workload> ALL =
      List.of(
          // First, so that insights rest while the others are worked with.
          new Workload(Profile.DURABILITY, DurabilityWorkload::begin),
          new Workload(Profile.CALIBRATION, CalibrationWorkload::run),
          new Workload(Profile.TRANSITION, TransitionWorkload::run),
          new Workload(Profile.WALK, WalkWorkload::run),
          new Workload(Profile.FORBIDDEN, ForbiddenWorkload::run),
          new Workload(Profile.AUTH, AuthWorkload::run),
          new Workload(Profile.HTTP, HttpWorkload::run),
          new Workload(Profile.TEXT, TextWorkload::run),
          new Workload(Profile.ISOLATION, IsolationWorkload::run),
          new Workload(Profile.SCOPE, ScopeWorkload::run),
          new Workload(Profile.DURABILITY, DurabilityWorkload::reconnect),
          // Late, for a request that is lost in it may take effect at any time after it.
          new Workload(Profile.RACE, RaceWorkload::run),
          new Workload(Profile.DURABILITY, DurabilityWorkload::end),
          // Last, for what is left so can't be used for anything else.
          new Workload(Profile.TRANSITION, FinalStateWorkload::run));

  private Workloads() {}

  /** All workloads; that which calibrates belongs to every run. */
  public static List<Workload> all() {
    return ALL;
  }
}

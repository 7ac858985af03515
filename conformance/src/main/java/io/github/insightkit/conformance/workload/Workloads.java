package io.github.insightkit.conformance.workload;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All workloads, in the order in which they run. */
public final class Workloads {
  /** The race comes last, for a request that is lost in it may take effect at any time after it. */
  private static final List<Workload> ALL =
      Stream.concat(
              Stream.of(
                      new CalibrationWorkload(),
                      new TransitionWorkload(),
                      new WalkWorkload(),
                      new ForbiddenWorkload(),
                      new AuthWorkload(),
                      new HttpWorkload(),
                      new TextWorkload(),
                      new IsolationWorkload(),
                      new ScopeWorkload(),
                      new DurabilityWorkload(),
                      new RaceWorkload())
                  .sorted(Comparator.comparing(Workload::profile)),
              // What is left so can't be used for anything else.
              Stream.of(new FinalStateWorkload()))
          .toList();

  private Workloads() {}

  /** All workloads; the first calibrates, and belongs to every run. */
  public static List<Workload> all() {
    return ALL;
  }
}

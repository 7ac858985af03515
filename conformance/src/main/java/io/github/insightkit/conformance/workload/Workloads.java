package io.github.insightkit.conformance.workload;

import java.util.List;

/** All workloads, in the order in which they run. */
public final class Workloads {
  private static final List<Workload> ALL =
      List.of(
          new OpenQuestions(),
          new Transitions(),
          new RandomWalk(),
          new ForbiddenBodies(),
          new Auth(),
          new Forms(),
          new Texts(),
          new Isolation(),
          new Scopes(),
          new Durability(),
          // Last, for a request that is lost in a race may take effect at any time after it.
          new Contention());

  private Workloads() {}

  /** All workloads; the first calibrates, and belongs to every run. */
  public static List<Workload> all() {
    return ALL;
  }
}

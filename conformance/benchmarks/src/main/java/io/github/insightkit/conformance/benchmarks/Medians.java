package io.github.insightkit.conformance.benchmarks;

import java.util.List;

/** The middle of some figures; of an even number the upper one of the two. */
final class Medians {
  private Medians() {}

  static double of(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}

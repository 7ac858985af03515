package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.session.StopRun;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leaves out of a list what isn't needed for something to show: large parts first, then smaller
 * ones (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input").
 */
final class DeltaDebugging {
  private DeltaDebugging() {}

  /** Tries whether something shows. */
  @FunctionalInterface
  interface Trial<T> {
    /** Whether it shows with just these. */
    boolean shows(List<T> some) throws StopRun;
  }

  /**
   * A part of the list with which it shows, and of which nothing can be left out alone, as far as
   * the trials tell.
   */
  static <T> List<T> minimal(List<T> list, Trial<T> trial) throws StopRun {
    List<T> rest = list;
    int size = list.size();
    while (size > 0) {
      int before = rest.size();
      for (int from = 0; from < rest.size(); ) {
        List<T> fewer =
            Stream.concat(rest.stream().limit(from), rest.stream().skip(from + size)).toList();
        if (trial.shows(fewer)) {
          rest = fewer;
        } else {
          from += size;
        }
      }
      // One that was needed may not be any more once a later one is left out.
      size = size > 1 || rest.size() == before ? size / 2 : size;
    }
    return rest;
  }
}

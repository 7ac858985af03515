package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.session.Pause;
import io.github.insightkit.conformance.verdict.Timings;
import io.github.insightkit.conformance.verdict.Timings.Phase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Charges the time that passes to what a run is doing meanwhile.
 *
 * <p>Safe for use by several threads; what it measures is the doings of one.
 */
public final class Stopwatch {
  private final LongSupplier nanos;
  private final Map<Phase, Long> spent = new EnumMap<>(Phase.class);
  private Phase phase;
  private long since;

  /**
   * A stopwatch that runs already.
   *
   * @param nanos tells the time, in nanoseconds since whenever
   * @param phase what goes on now
   */
  public Stopwatch(LongSupplier nanos, Phase phase) {
    this.nanos = nanos;
    this.phase = phase;
    this.since = nanos.getAsLong();
  }

  /** Charges this much to a phase that nobody watched. */
  public synchronized void add(Phase unwatched, Duration time) {
    spent.merge(unwatched, time.toNanos(), Long::sum);
  }

  /** From now on this goes on. */
  public synchronized void enter(Phase next) {
    long now = nanos.getAsLong();
    spent.merge(phase, now - since, Long::sum);
    phase = next;
    since = now;
  }

  /** The same pause, charged to waiting. */
  public Pause watched(Pause pause) {
    return duration -> {
      Phase before = phase();
      enter(Phase.WAITING);
      try {
        pause.take(duration);
      } finally {
        enter(before);
      }
    };
  }

  private synchronized Phase phase() {
    return phase;
  }

  /** Where the time went until now. */
  public synchronized Timings timings() {
    enter(phase);
    Map<Phase, Duration> timings = new EnumMap<>(Phase.class);
    spent.forEach((one, time) -> timings.put(one, Duration.ofNanos(time)));
    return new Timings(timings);
  }
}

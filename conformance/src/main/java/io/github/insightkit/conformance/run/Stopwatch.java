package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.session.Pause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Charges the time that passes to what a run is doing meanwhile.
 *
 * <p>Safe for use by several threads; what it measures is the doings of one.
 */
public final class Stopwatch {
  private final LongSupplier nanos;
  private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
  private Phase phase;
  private long since;

  /** What a run is doing. */
  public enum Phase {
    /** The process starts, until its first line of the kit is reached. */
    START,
    /** The contract is read, and the embedded server started if there is one. */
    SETUP,
    /** Requests are sent and answered. */
    REQUESTS,
    /** A rule demands a pause, or the server asked to come back later. */
    WAITING,
    /** The history is judged. */
    JUDGING,
    /** The report is written. */
    REPORTS
  }

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
    spent.merge(unwatched, time, Duration::plus);
  }

  /** From now on this goes on; gives what went on before. */
  public synchronized Phase enter(Phase next) {
    long now = nanos.getAsLong();
    add(phase, Duration.ofNanos(now - since));
    Phase before = phase;
    phase = next;
    since = now;
    return before;
  }

  /** The same pause, charged to waiting. */
  public Pause watched(Pause pause) {
    return duration -> {
      Phase before = enter(Phase.WAITING);
      try {
        pause.take(duration);
      } finally {
        enter(before);
      }
    };
  }

  /** How long each phase took until now, by its name, for those that there were. */
  public synchronized Map<String, Duration> spent() {
    enter(phase);
    Map<String, Duration> byName = new LinkedHashMap<>();
    spent.forEach((one, time) -> byName.put(one.name().toLowerCase(Locale.ROOT), time));
    return byName;
  }

  /** The same in a line, in seconds. */
  @Override
  public String toString() {
    return spent().entrySet().stream()
        .map(
            one ->
                String.format(
                    Locale.ROOT, "%s %.2f s", one.getKey(), one.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }
}

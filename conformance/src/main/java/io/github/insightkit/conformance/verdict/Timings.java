package io.github.insightkit.conformance.verdict;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the time of a run went.
 *
 * @param spent how long each phase took in all, for those that there were
 */
public record Timings(Map<Phase, Duration> spent) {

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
    REPORTS;

    /** The name in a word. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Timings {
    EnumMap<Phase, Duration> copy = new EnumMap<>(Phase.class);
    copy.putAll(spent);
    spent = Collections.unmodifiableMap(copy);
  }

  /** In a line: each phase with its seconds. */
  @Override
  public String toString() {
    return spent.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + String.format(Locale.ROOT, " %.2f s", entry.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }
}

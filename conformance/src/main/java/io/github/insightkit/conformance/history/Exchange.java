package io.github.insightkit.conformance.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request and what came of it.
 *
 * @param index its place in the order of sending, from 0
 * @param purpose what the workload sent it for, in words; rules take no notice of it
 * @param startMicros when sending began, in microseconds since the run began
 * @param endMicros when the answer was complete or given up, likewise
 */
public record Exchange(
    int index, String purpose, Request request, Result result, long startMicros, long endMicros) {

  /** How long nothing has to be sent for it to count as a pause. */
  public static final Duration PAUSE = Duration.ofSeconds(1);

  /** The answer; nothing if no whole one came. */
  public Optional<Result.Response> response() {
    return result instanceof Result.Response response ? Optional.of(response) : Optional.empty();
  }

  /** Whether no whole answer came, for this reason. */
  public boolean failed(Result.Failure failure) {
    return result instanceof Result.NoResponse none && none.failure() == failure;
  }

  public Exchange at(int place) {
    return new Exchange(place, purpose, request, result, startMicros, endMicros);
  }

  /** Whether both went on at the same time, if only for a while. */
  public boolean overlaps(Exchange other) {
    return other.startMicros < endMicros && startMicros < other.endMicros;
  }

  /** These, which are in order: those together that overlapped. */
  public static List<List<Exchange>> together(List<Exchange> exchanges) {
    List<List<Exchange>> groups = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (Exchange exchange : exchanges) {
      if (exchange.startMicros >= end) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(exchange);
      end = Math.max(end, exchange.endMicros);
    }
    return groups;
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Input.Gap.Kind;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened between the exchanges of a history, and which of them went on at the same time.
 *
 * @param entries the exchanges, in the order of sending
 */
record Gaps(List<Entry> entries) {
  /** How long nothing has to be sent for it to count as a pause, in microseconds. */
  static final long PAUSE = 1_000_000;

  /**
   * One exchange.
   *
   * @param reading what it means
   * @param before what happened since the one before it
   * @param concurrent whether another exchange went on at the same time
   */
  record Entry(Reading reading, List<Kind> before, boolean concurrent) {

    Entry {
      before = List.copyOf(before);
    }
  }

  Gaps {
    entries = List.copyOf(entries);
  }

  static Gaps of(List<Reading> readings) {
    List<Entry> entries = new ArrayList<>();
    long latestEnd = Long.MIN_VALUE;
    for (int i = 0; i < readings.size(); i++) {
      Exchange exchange = readings.get(i).exchange();
      if (i > 0 && readings.get(i - 1).exchange().index() == exchange.index()) {
        // One look at a list shows several insights.
        entries.add(new Entry(readings.get(i), List.of(), entries.get(i - 1).concurrent()));
        continue;
      }
      boolean overlapsBefore = exchange.startMicros() < latestEnd;
      int next = i + 1;
      while (next < readings.size() && readings.get(next).exchange().index() == exchange.index()) {
        next++;
      }
      boolean overlapsAfter =
          next < readings.size()
              && readings.get(next).exchange().startMicros() < exchange.endMicros();
      List<Kind> before = new ArrayList<>();
      if (i > 0 && !overlapsBefore) {
        boolean paused = exchange.startMicros() - latestEnd >= PAUSE;
        if (paused) {
          before.add(Kind.PAUSED);
        }
        // A connection that was idle for so long isn't used again.
        if (paused || closes(readings.get(i - 1).exchange()) || entries.get(i - 1).concurrent()) {
          before.add(Kind.RECONNECTED);
        }
      }
      entries.add(new Entry(readings.get(i), before, overlapsBefore || overlapsAfter));
      latestEnd = Math.max(latestEnd, exchange.endMicros());
    }
    return new Gaps(entries);
  }

  private static boolean closes(Exchange exchange) {
    return exchange.request().header("Connection").filter("close"::equals).isPresent();
  }
}

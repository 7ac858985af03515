package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What has to be sent before a request for its answer to be the same again: what was sent for the
 * same insight since its last reset.
 */
public final class Reproduction {
  private Reproduction() {}

  /**
   * The finding with each of its exchanges once; where a single one shows what is broken, with the
   * shortest run of exchanges in the history that begins with a reset and ends like that one.
   */
  public static Finding completed(Finding finding, Evidence evidence) {
    if (!(finding instanceof Finding.Broken broken) || broken.proof().isPresent()) {
      return finding;
    }
    List<Integer> all = List.copyOf(new LinkedHashSet<>(broken.exchanges()));
    return new Finding.Broken(
        broken.message(),
        all.size() == 1 ? shortest(all.get(0), evidence) : all,
        broken.more(),
        broken.proof());
  }

  private static List<Integer> shortest(int exchange, Evidence evidence) {
    Exchange shown = evidence.history().exchanges().get(exchange);
    Map<Address, List<Integer>> sinceReset = new HashMap<>();
    List<Integer> best = List.of();
    for (Reading reading : evidence.readings()) {
      if (reading.input().isReset()) {
        sinceReset.put(reading.address(), new ArrayList<>());
      }
      List<Integer> run = sinceReset.get(reading.address());
      if (run != null) {
        run.add(reading.exchange().index());
        if (run.size() <= Proof.MOST_BY_HAND
            && (best.isEmpty() || run.size() < best.size())
            && isAlike(reading.exchange(), shown)
            && !evidence.isConcurrent(reading.exchange())) {
          best = List.copyOf(run);
        }
      }
    }
    return best.isEmpty() ? List.of(exchange) : best;
  }

  /**
   * What was asked of the same insight from its last reset on, up to this exchange; nothing if it
   * is about no insight, or there is no reset.
   */
  public static List<Event> sinceReset(Evidence evidence, int exchange) {
    List<Reading> readings = evidence.readings();
    List<Event> run = new ArrayList<>();
    Reading last = null;
    for (int i = readings.size() - 1; i >= 0; i--) {
      Reading reading = readings.get(i);
      if (last == null
          ? reading.exchange().index() == exchange
          : reading.address().equals(last.address())) {
        run.add(Event.of(reading));
        last = reading;
        if (reading.input().isReset()) {
          Collections.reverse(run);
          return run;
        }
      }
    }
    return List.of();
  }

  /** Whether the same was sent, and came back. */
  public static boolean isAlike(Exchange one, Exchange other) {
    return one.request().equals(other.request()) && isAlike(one.result(), other.result());
  }

  private static boolean isAlike(Result one, Result other) {
    if (one instanceof Result.Response here && other instanceof Result.Response there) {
      return here.status() == there.status() && here.body().equals(there.body());
    }
    return one instanceof Result.NoResponse here
        && other instanceof Result.NoResponse there
        && here.failure() == there.failure();
  }
}

package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests in a row to which nothing but server errors came, so that what was asked isn't to blame.
 *
 * @param readings the requests, in order
 */
record Outage(List<Reading> readings) {
  /** How many in a row are no chance. */
  private static final int MANY = 20;

  /** How many of them are resets that were served before, which nobody has to refuse. */
  private static final int RESETS = 3;

  /** The outages among these requests, in order. */
  static List<Outage> of(List<Reading> readings) {
    Set<Request> served = new HashSet<>();
    List<List<Reading>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    for (Reading reading : readings) {
      // Other forms may be answered by what stands before the application.
      boolean isOdd = reading.input() instanceof Input.Disguised;
      if (reading.exchange().result().isServerError()) {
        rows.get(rows.size() - 1).add(reading);
      } else if (reading.exchange().result() instanceof Result.Response && !isOdd) {
        served.add(reading.exchange().request());
        rows.add(new ArrayList<>());
      }
    }
    return rows.stream()
        .filter(row -> row.size() >= MANY)
        .filter(row -> row.stream().filter(one -> isReset(one, served)).count() >= RESETS)
        .map(Outage::new)
        .toList();
  }

  private static boolean isReset(Reading reading, Set<Request> served) {
    return reading.input().isReset() && served.contains(reading.exchange().request());
  }

  List<Integer> exchanges() {
    return readings.stream().map(reading -> reading.exchange().index()).toList();
  }

  Finding finding() {
    Exchange first = readings.get(0).exchange();
    String asked = readings.get(0).input().asked(first.request());
    return new Finding.Broken(
        "expected answers as before, got nothing but server errors from exchange %s on, %s in a row, whatever was asked; first: %s"
            .formatted(first.index(), readings.size(), asked),
        List.of(first.index()));
  }
}

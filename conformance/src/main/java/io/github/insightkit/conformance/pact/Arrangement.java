package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the state before a request came about, as far as the endpoint acknowledged it. */
sealed interface Arrangement {

  /** The requests directly before asked for the state and were acknowledged. */
  record Made(List<Integer> exchanges) implements Arrangement {}

  /** They asked for it, and were not acknowledged, for this reason; or nothing came at all. */
  record Failed(String reason, boolean answered) implements Arrangement {}

  /** They asked for something else, so that nothing is known of the state. */
  record Absent() implements Arrangement {}

  /** How this state came about before the reading at this place, of the readings of one run. */
  static Arrangement of(List<Reading> readings, int place, State state) {
    int first = place - (state.classification() == null ? 1 : 2);
    if (first < 0 || !isAlone(readings, first, place)) {
      return new Absent();
    }
    List<Reading> before = readings.subList(first, place);
    if (!asksForHome(before.get(0)) || !asksFor(readings.get(place - 1), state)) {
      return new Absent();
    }
    for (int i = first; i < place; i++) {
      Reading reading = readings.get(i);
      if (!isAcknowledged(reading) && !(asksForHome(reading) && isLawfullyRefused(readings, i))) {
        return new Failed(
            "exchange %s, which asked for %s, got %s"
                .formatted(
                    reading.exchange().index(),
                    reading.input(),
                    reading.exchange().result().inWords()),
            reading.exchange().result() instanceof Result.Response);
      }
    }
    return new Made(before.stream().map(reading -> reading.exchange().index()).toList());
  }

  /** Whether these were all for one insight, one after the other, and nothing else went on. */
  private static boolean isAlone(List<Reading> readings, int first, int last) {
    long start = readings.get(first).exchange().startMicros();
    long end = readings.get(last).exchange().startMicros();
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      boolean isAllowed =
          (i < first || i > last)
              ? reading.exchange().endMicros() <= start || reading.exchange().startMicros() >= end
              : reading.address().equals(readings.get(last).address())
                  && (i == first
                      || reading.exchange().startMicros()
                          >= readings.get(i - 1).exchange().endMicros());
      if (!isAllowed) {
        return false;
      }
    }
    return true;
  }

  private static boolean asksForHome(Reading reading) {
    return reading.input() instanceof Input.Change regular && regular.to().classification() == null;
  }

  private static boolean asksFor(Reading reading, State state) {
    return reading.input() instanceof Input.Change regular && regular.to().equals(state);
  }

  /** Any 2xx; what is wrong with its body is for the pact to say. */
  private static boolean isAcknowledged(Reading reading) {
    return reading.exchange().result() instanceof Result.Response response
        && response.status() / 100 == 2;
  }

  /** A reset may be refused where there is nothing to reset. */
  private static boolean isLawfullyRefused(List<Reading> readings, int place) {
    Reading reset = readings.get(place);
    return reset.answer() == Answer.REFUSED && standing(readings, place) == null;
  }

  /** The value that was last acknowledged for this insight; null if a reset was, or neither. */
  private static @Nullable State standing(List<Reading> readings, int place) {
    Reading reset = readings.get(place);
    for (int i = place - 1; i >= 0; i--) {
      Reading earlier = readings.get(i);
      if (earlier.address().issue().equals(reset.address().issue())
          && isAcknowledged(earlier)
          && earlier.input() instanceof Input.Change regular) {
        return earlier.address().equals(reset.address()) && regular.to().classification() != null
            ? regular.to()
            : null;
      }
    }
    return null;
  }
}

package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the state before a request came about, as far as the endpoint acknowledged it. */
sealed interface Arrangement {

  /**
   * The requests directly before asked for the state and were acknowledged.
   *
   * @param exchanges their indexes
   */
  record Made(List<Integer> exchanges) implements Arrangement {}

  /**
   * They asked for it, and were not acknowledged.
   *
   * @param reason what came instead
   * @param answered whether anything came at all
   */
  record Failed(String reason, boolean answered) implements Arrangement {}

  /** They asked for something else, so that nothing is known of the state. */
  record Absent() implements Arrangement {}

  /**
   * How this state came about before the reading at this place.
   *
   * @param readings the readings of one run, in order
   */
  static Arrangement of(List<Reading> readings, int place, State state) {
    List<Reading> before = new ArrayList<>();
    int wanted = state.classification() == null ? 1 : 2;
    if (place < wanted || !isAlone(readings, place, wanted)) {
      return new Absent();
    }
    for (int i = place - wanted; i < place; i++) {
      before.add(readings.get(i));
    }
    if (!asksForHome(before.get(0)) || (wanted == 2 && !asksFor(before.get(1), state))) {
      return new Absent();
    }
    for (Reading reading : before) {
      boolean reset = asksForHome(reading);
      boolean agreed =
          isAcknowledged(reading)
              || (reset && isLawfullyRefused(readings, readings.indexOf(reading)));
      if (!agreed) {
        return new Failed(
            "exchange "
                + reading.exchange().index()
                + ", which asked for "
                + reading.input()
                + ", got "
                + words(reading.exchange().result()),
            reading.exchange().result() instanceof Result.Response);
      }
    }
    return new Made(before.stream().map(reading -> reading.exchange().index()).toList());
  }

  /** Whether those requests and this one were all for one insight, and one after the other. */
  private static boolean isAlone(List<Reading> readings, int place, int wanted) {
    Reading request = readings.get(place);
    long start = readings.get(place - wanted).exchange().startMicros();
    for (int i = 0; i < readings.size(); i++) {
      Exchange exchange = readings.get(i).exchange();
      boolean inside = i >= place - wanted && i <= place;
      if (inside && !readings.get(i).address().equals(request.address())) {
        return false;
      }
      if (inside && i > place - wanted) {
        if (exchange.startMicros() < readings.get(i - 1).exchange().endMicros()) {
          return false;
        }
      } else if (!inside
          && exchange.endMicros() > start
          && exchange.startMicros() < request.exchange().endMicros()) {
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

  private static String words(Result result) {
    return result instanceof Result.Response response
        ? "status " + response.status()
        : "no answer: " + ((Result.NoResponse) result).message();
  }
}

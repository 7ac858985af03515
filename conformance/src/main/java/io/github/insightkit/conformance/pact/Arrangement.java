package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the state before a request came about: the requests directly before asked for it.
 *
 * @param exchanges the indexes of these requests
 * @param unacknowledged the first of them that wasn't acknowledged; nothing if all were
 */
record Arrangement(List<Integer> exchanges, Optional<Reading> unacknowledged) {

  /**
   * How this state came about before the reading at this place, of the readings of one run; nothing
   * if something else was asked for, so that nothing is known of the state.
   */
  static Optional<Arrangement> of(List<Reading> readings, int place, State state) {
    int first = place - (state.classification() == null ? 1 : 2);
    if (first < 0
        || !readings.get(first).input().isReset()
        || !(readings.get(place - 1).input() instanceof Input.Change last)
        || !last.to().equals(state)
        || !isAlone(readings, first, place)) {
      return Optional.empty();
    }
    return Optional.of(
        new Arrangement(
            readings.subList(first, place).stream().map(one -> one.exchange().index()).toList(),
            IntStream.range(first, place)
                .filter(i -> !isAcknowledged(readings.get(i)) && !isLawfullyRefused(readings, i))
                .mapToObj(readings::get)
                .findFirst()));
  }

  /** Whether these were all for one insight, and each of them went on alone. */
  private static boolean isAlone(List<Reading> readings, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(readings::get)
        .allMatch(
            own ->
                own.address().equals(readings.get(last).address())
                    && readings.stream().allMatch(one -> isApart(one.exchange(), own.exchange())));
  }

  private static boolean isApart(Exchange one, Exchange other) {
    return one.index() == other.index() || !one.overlaps(other);
  }

  /** Any 2xx; what is wrong with its body is for the pact to say. */
  private static boolean isAcknowledged(Reading reading) {
    return reading.exchange().result().status() / 100 == 2;
  }

  /** A reset may be refused unless a value was the last that was acknowledged for the insight. */
  private static boolean isLawfullyRefused(List<Reading> readings, int place) {
    Reading reset = readings.get(place);
    if (reset.answer() != Answer.REFUSED || !reset.input().isReset()) {
      return false;
    }
    for (int i = place - 1; i >= 0; i--) {
      Reading earlier = readings.get(i);
      if (earlier.address().issue().equals(reset.address().issue())
          && isAcknowledged(earlier)
          && earlier.input() instanceof Input.Change) {
        return earlier.input().isReset() || !earlier.address().equals(reset.address());
      }
    }
    return true;
  }
}

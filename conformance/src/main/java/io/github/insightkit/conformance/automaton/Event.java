package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;

/**
 * One exchange, as it concerns one insight.
 *
 * @param exchange the index of the exchange in the history
 * @param input what it asks of the insight
 * @param answer what the answer says
 */
public record Event(int exchange, Input input, Answer answer) {

  /** What this exchange is to the insight that it is about. */
  public static Event of(Reading reading) {
    return new Event(reading.exchange().index(), reading.input(), reading.answer());
  }

  /** Whether it is a request for the insight itself, or a look at it. */
  public boolean isOwn() {
    return isInBurst() || !(input instanceof Input.Gap || input instanceof Relation);
  }

  /** Whether it is one of several requests that were sent at once. */
  public boolean isInBurst() {
    return input == Input.Gap.BURST;
  }
}

package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import java.util.function.Predicate;

/** When a fault strikes: something about an attempt and what stood before it. */
public interface When {
  boolean holds(Attempt attempt, Insight before);

  default When and(When other) {
    return (attempt, before) -> holds(attempt, before) && other.holds(attempt, before);
  }

  static When always() {
    return (attempt, before) -> true;
  }

  /** When this is asked for. */
  static When wanted(State state) {
    return (attempt, before) -> state.equals(attempt.wanted());
  }

  /** When this stands. */
  static When standing(State state) {
    return (attempt, before) -> state.equals(before.state());
  }

  /** When what is asked for stands already. */
  static When repeated() {
    return (attempt, before) -> before.state().equals(attempt.wanted());
  }

  /** When the request is of this kind. */
  static When requested(Predicate<ReceivedRequest> kind) {
    return (attempt, before) -> kind.test(attempt.request());
  }
}

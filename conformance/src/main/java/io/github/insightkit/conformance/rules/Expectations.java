package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Automaton;
import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the contract lets an implementation do with each request of a history.
 *
 * <p>Worked out once, then immutable; safe for use by several threads.
 */
final class Expectations {
  /** The exchanges that have to be refused, in every state that is possible. */
  private final Set<Integer> toRefuse = new HashSet<>();

  /** Those that have to be accepted, likewise. */
  private final Set<Integer> toAccept = new HashSet<>();

  private final Set<Integer> certain = new HashSet<>();
  private final Set<Integer> concurrent = new HashSet<>();
  private final Contents contents;
  private final List<Answered> allowed;
  private final boolean nothingAccepted;
  private final List<Answered> forbidden;

  /**
   * Works them out.
   *
   * @param readings the requests, in order
   * @param traces what happened to each insight
   * @param contents what answers have for content
   */
  Expectations(
      Automaton automaton, List<Reading> readings, Collection<Trace> traces, Contents contents) {
    this.contents = contents;
    traces.forEach(trace -> trace.steps().forEach(step -> expect(automaton, step)));
    this.allowed = answered(readings, false);
    this.forbidden = answered(readings, true);
    this.nothingAccepted =
        readings.stream().noneMatch(reading -> reading.answer() == Answer.ACCEPTED);
  }

  private void expect(Automaton automaton, Step step) {
    Event event = step.event();
    if (event.isInBurst()) {
      concurrent.add(event.exchange());
    }
    if (isChange(event.input())) {
      List<State> before = step.before();
      if (automaton.after(before, event.input(), Answer.ACCEPTED).isEmpty()) {
        toRefuse.add(event.exchange());
      } else if (automaton.after(before, event.input(), Answer.REFUSED).isEmpty()) {
        toAccept.add(event.exchange());
      }
      if (before.size() == 1) {
        certain.add(event.exchange());
      }
    }
  }

  private List<Answered> answered(List<Reading> readings, boolean refusal) {
    return readings.stream()
        .filter(reading -> isChange(reading.input()))
        .filter(reading -> toRefuse.contains(reading.exchange().index()) == refusal)
        .flatMap(reading -> Answered.of(reading, contents).stream())
        .toList();
  }

  /**
   * Whether this asks for the contract's operation, and so for an answer as the contract has it.
   */
  private static boolean isChange(Input input) {
    if (input instanceof Input.Disguised disguised) {
      return disguised.disguise().isServed();
    }
    return input instanceof Input.Change
        || input instanceof Input.Unspecified
        || input instanceof Input.NoChange
        || input instanceof Input.DuplicateName
        || input instanceof Input.Forbidden;
  }

  /** Whether another request for the same insight went on at the same time. */
  boolean isConcurrent(Exchange exchange) {
    return concurrent.contains(exchange.index());
  }

  /** The exchanges with their answers, of requests that have to be refused and of others. */
  List<Answered> all() {
    return Stream.concat(forbidden.stream(), allowed.stream()).toList();
  }

  /** The exchanges, with those answers that came, of requests that needn't be refused. */
  List<Answered> allowed() {
    return allowed;
  }

  /** Of those, the ones that have to be accepted or that were sent while one state was possible. */
  List<Answered> allowedForCertain() {
    return allowed.stream()
        .filter(answer -> isDemanded(answer) || certain.contains(answer.index()))
        .toList();
  }

  /**
   * Whether one of those that are allowed has to be accepted; all do if nothing was ever accepted,
   * for then no state is known.
   */
  boolean isDemanded(Answered answer) {
    return nothingAccepted || toAccept.contains(answer.index());
  }

  /** The exchanges, with those answers that came, of requests that have to be refused. */
  List<Answered> forbidden() {
    return forbidden;
  }
}

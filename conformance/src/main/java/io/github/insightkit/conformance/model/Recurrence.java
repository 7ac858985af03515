package io.github.insightkit.conformance.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What came of it each time that the requests of a proof were sent.
 *
 * <p>What shows once and not when the same is sent again may be somebody else's doing, who changes
 * the same insight meanwhile.
 */
public final class Recurrence {
  /** How many times the requests have to be answered properly, after all, to count as that. */
  public static final int TIMES = 2;

  /** How many requests a proof may have at most. */
  private static final int LONGEST = 12;

  private final Machine machine;
  private final Proof proof;
  private final List<Event> events;
  private final IntFunction<Object> requests;

  private Recurrence(
      Machine machine, Proof proof, List<Event> events, IntFunction<Object> requests) {
    this.machine = machine;
    this.proof = proof;
    this.events = events;
    this.requests = requests;
  }

  /**
   * Looks for the requests of this proof.
   *
   * @param events what happened to the insight that the proof is about
   * @param requests what was sent in the exchange with an index; equal for what is the same
   */
  public static Recurrence of(
      Machine machine, Proof proof, List<Event> events, IntFunction<Object> requests) {
    Set<Object> kinds = new HashSet<>();
    proof.run().forEach(event -> kinds.add(kind(event.input())));
    return new Recurrence(
        machine,
        proof,
        events.stream()
            .filter(
                event -> isAlwaysOfConcern(event.input()) || kinds.contains(kind(event.input())))
            .toList(),
        requests);
  }

  private static Object kind(Input input) {
    return input instanceof Input.Interlude interlude ? interlude.kind() : input.getClass();
  }

  private static boolean isAlwaysOfConcern(Input input) {
    return !(input instanceof Input.Elsewhere || input instanceof Input.Shown)
        && (!(input instanceof Input.Interlude interlude)
            || interlude.kind() == Input.Interlude.Kind.BURST);
  }

  /** Whether they were answered as they have to be when they were sent for the last few times. */
  public boolean vanished() {
    List<Event> run = proof.run();
    List<Boolean> violating =
        IntStream.rangeClosed(0, events.size() - run.size())
            .filter(start -> isSame(start, run))
            .mapToObj(start -> isViolation(start, run.size()))
            .toList();
    return violating.size() > TIMES
        && !violating.subList(violating.size() - TIMES, violating.size()).contains(true);
  }

  /**
   * The proof with as much of what went before it as it takes to tell it from all that was answered
   * as it has to be; the proof itself if it needs nothing more.
   */
  public Proof telling() {
    List<Event> run = proof.run();
    int end = -1;
    for (int start = events.size() - run.size(); start >= 0 && end < 0; start--) {
      if (isSame(start, run) && isViolation(start, run.size())) {
        end = start + run.size();
      }
    }
    if (end < 0 || !hasConforming(run)) {
      return proof;
    }
    for (int length = run.size() + 1; length <= Math.min(LONGEST, end); length++) {
      List<Event> longer = events.subList(end - length, end);
      if (startsAtHome(longer) && !hasConforming(longer)) {
        return Proof.of(machine, proof.address(), longer);
      }
    }
    return proof;
  }

  private boolean startsAtHome(List<Event> run) {
    return run.get(0).input() instanceof Input.Regular regular
        && regular.to().equals(machine.home());
  }

  private boolean hasConforming(List<Event> run) {
    return IntStream.rangeClosed(0, events.size() - run.size())
        .anyMatch(start -> isSame(start, run) && !isViolation(start, run.size()));
  }

  /** Whether the same was asked here, and answered the same up to the last request. */
  private boolean isSame(int start, List<Event> run) {
    for (int i = 0; i < run.size(); i++) {
      Event here = events.get(start + i);
      boolean last = i == run.size() - 1;
      if (!isSame(here, run.get(i))
          || (last ? here.answer() == Answer.UNCLEAR : here.answer() != run.get(i).answer())) {
        return false;
      }
    }
    return true;
  }

  /** An input says what was asked of this insight; what was asked of another, the request says. */
  private boolean isSame(Event one, Event other) {
    return one.input().equals(other.input())
        && (!(one.input() instanceof Input.Elsewhere)
            || requests.apply(one.exchange()).equals(requests.apply(other.exchange())));
  }

  private boolean isViolation(int start, int length) {
    return !machine.allows(events.subList(start, start + length));
  }
}

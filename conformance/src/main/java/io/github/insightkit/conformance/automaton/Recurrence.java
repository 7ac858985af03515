package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
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
  public static final int TIMES = 3;

  /** How many requests a proof may have at most. */
  private static final int LONGEST = 12;

  private final Automaton automaton;
  private final boolean restsOnChoices;
  private final Automaton judging;
  private final Proof proof;
  private final List<Event> events;
  private final IntFunction<Object> requests;

  private Recurrence(
      Automaton automaton, Proof proof, List<Event> events, IntFunction<Object> requests) {
    this.automaton = automaton;
    // What can't be whatever the implementation's choices are has nothing to do with them.
    Automaton open = automaton.calibrated(Calibration.NONE);
    this.restsOnChoices = open.allows(proof.run());
    this.judging = restsOnChoices ? automaton : open;
    this.proof = proof;
    this.events = events;
    this.requests = requests;
  }

  /**
   * Looks for the requests of this proof.
   *
   * @param automaton an automaton over the inputs of the events
   * @param events what happened to the insight that the proof is about
   * @param requests what was sent in the exchange with an index; equal for what is the same
   */
  public static Recurrence of(
      Automaton automaton, Proof proof, List<Event> events, IntFunction<Object> requests) {
    Set<Object> kinds = new HashSet<>();
    proof.run().forEach(event -> kinds.add(kind(event.input())));
    return new Recurrence(
        automaton,
        proof,
        events.stream()
            .filter(
                event ->
                    isAlwaysOfConcern(event.input())
                        || isBurst(event)
                        || kinds.contains(kind(event.input())))
            .toList(),
        requests);
  }

  private static Object kind(Input input) {
    return input instanceof Input.Gap interlude ? interlude.kind() : input.getClass();
  }

  private static boolean isAlwaysOfConcern(Input input) {
    return !(input instanceof Input.OtherInsight
        || input instanceof Input.Shown
        || input instanceof Input.Gap);
  }

  private static boolean isBurst(Event event) {
    return event.input() instanceof Input.Gap interlude && interlude.kind() == Input.Gap.Kind.BURST;
  }

  /** Whether the proof holds only for what the implementation was found to choose. */
  public boolean restsOnChoices() {
    return restsOnChoices;
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
   * as it has to be; the proof itself if it needs nothing more, or if no handful of requests tells.
   */
  public Proof telling() {
    List<Event> run = proof.run();
    if (!hasConforming(run)) {
      return proof;
    }
    List<Event> best = List.of();
    for (int start = 0; start <= events.size() - run.size(); start++) {
      if (isSame(start, run) && isViolation(start, run.size())) {
        List<Event> longer = telling(start, start + run.size());
        best = best.isEmpty() || (!longer.isEmpty() && longer.size() < best.size()) ? longer : best;
      }
    }
    return best.isEmpty() ? proof : Proof.of(automaton, proof.address(), best);
  }

  /** The shortest run from a reset on that ends here and was never answered as it has to be. */
  private List<Event> telling(int start, int end) {
    for (int from = start - 1; from >= 0 && end - from <= LONGEST; from--) {
      if (isBurst(events.get(from))) {
        break;
      }
      List<Event> longer = events.subList(from, end);
      if (automaton.isReset(longer.get(0).input()) && !hasConforming(longer)) {
        return longer;
      }
    }
    return List.of();
  }

  /** Whether the requests of this run were ever answered as they have to be. */
  public boolean hasConforming(List<Event> run) {
    return IntStream.rangeClosed(0, events.size() - run.size())
        .anyMatch(start -> isSame(start, run) && !isViolation(start, run.size()));
  }

  /** Whether the same was asked here, and answered in some way. */
  private boolean isSame(int start, List<Event> run) {
    for (int i = 0; i < run.size(); i++) {
      Event here = events.get(start + i);
      if (!isSame(here, run.get(i)) || here.answer() == Answer.UNCLEAR) {
        return false;
      }
    }
    return true;
  }

  /** What is the same to the contract may not be to an implementation that breaks it. */
  private boolean isSame(Event one, Event other) {
    return one.input().equals(other.input())
        && (one.input() instanceof Input.Gap
            || requests.apply(one.exchange()).equals(requests.apply(other.exchange())));
  }

  private boolean isViolation(int start, int length) {
    return !judging.allows(events.subList(start, start + length));
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
  private final Proof proof;
  private final List<Event> events;
  private final IntFunction<Object> requests;

  /**
   * Looks for the requests of this proof.
   *
   * @param automaton an automaton over the inputs of the events
   * @param events what happened to the insight that the proof is about
   * @param requests what was sent in the exchange with an index; equal for what is the same
   */
  public Recurrence(
      Automaton automaton, Proof proof, List<Event> events, IntFunction<Object> requests) {
    Set<Object> kinds = new HashSet<>();
    proof.run().forEach(event -> kinds.add(kind(event.input())));
    this.automaton = automaton;
    this.proof = proof;
    this.events =
        events.stream()
            .filter(
                event ->
                    (event.isOwn() && !(event.input() instanceof Input.Shown))
                        || kinds.contains(kind(event.input())))
            .toList();
    this.requests = requests;
  }

  private static Object kind(Input input) {
    return input instanceof Input.Gap ? input : input.getClass();
  }

  /** Whether they were answered as they have to be when they were sent for the last few times. */
  public boolean vanished() {
    List<Boolean> permitted =
        places(proof.run()).mapToObj(start -> isPermitted(start, proof.run().size())).toList();
    return permitted.size() > TIMES
        && !permitted.subList(permitted.size() - TIMES, permitted.size()).contains(false);
  }

  /**
   * The proof with as much of what went before it as it takes to tell it from all that was answered
   * as it has to be; the proof itself if it needs nothing more, or if no handful of requests tells.
   */
  public Proof telling() {
    int length = proof.run().size();
    return hasConforming(proof.run())
        ? places(proof.run())
            .filter(start -> !isPermitted(start, length))
            .mapToObj(start -> longer(start, start + length))
            .flatMap(Optional::stream)
            .min(Comparator.comparing(this::isChance).thenComparingInt(List::size))
            .map(run -> Proof.of(automaton, proof.address(), run))
            .orElse(proof)
        : proof;
  }

  /** The shortest run from a reset on that ends here and was never answered as it has to be. */
  private Optional<List<Event>> longer(int start, int end) {
    return IntStream.iterate(
            start - 1, from -> from >= Math.max(0, end - LONGEST), from -> from - 1)
        .takeWhile(from -> !events.get(from).isInBurst())
        .mapToObj(from -> events.subList(from, end))
        .filter(run -> run.get(0).input().isReset() && !hasConforming(run))
        .filter(run -> automaton.allows(run.subList(0, run.size() - 1)))
        .findFirst();
  }

  /** Whether this was sent but once, so that it may have been something else that mattered. */
  private boolean isChance(List<Event> run) {
    return places(run).limit(2).count() < 2;
  }

  /** Whether the requests of this run were ever answered as they have to be. */
  public boolean hasConforming(List<Event> run) {
    return places(run).anyMatch(start -> isPermitted(start, run.size()));
  }

  /** From where on the same was asked, and answered in some way. */
  private IntStream places(List<Event> run) {
    return IntStream.rangeClosed(0, events.size() - run.size())
        .filter(
            start ->
                IntStream.range(0, run.size())
                    .allMatch(i -> isSame(events.get(start + i), run.get(i))));
  }

  /** What is the same to the contract may not be to an implementation that breaks it. */
  private boolean isSame(Event here, Event other) {
    return here.answer() != Answer.UNCLEAR
        && here.input().equals(other.input())
        && (here.input() instanceof Input.Gap
            || requests.apply(here.exchange()).equals(requests.apply(other.exchange())));
  }

  private boolean isPermitted(int start, int length) {
    return automaton.allows(events.subList(start, start + length));
  }
}

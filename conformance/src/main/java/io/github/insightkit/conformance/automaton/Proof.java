package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shortest run of exchanges found that no conforming implementation produces.
 *
 * @param address the insight
 * @param steps the exchanges, with what was possible before and after each
 * @param run the same with all that went on between them at other insights; to be sent again whole,
 *     for which of it matters can't be told from one history
 */
public record Proof(Address address, List<Step> steps, List<Event> run) {

  /** Copies the lists. */
  public Proof {
    steps = List.copyOf(steps);
    run = List.copyOf(run);
  }

  /**
   * The shortest proof that this rule is broken, if there is one that needs no other rule broken.
   *
   * @param automaton an automaton over the inputs of the events
   */
  public static Optional<Proof> of(
      Automaton automaton, String rule, Map<Address, List<Event>> insights) {
    return insights.entrySet().stream()
        .flatMap(
            insight ->
                new ProofSearch(automaton, rule, insight.getKey(), insight.getValue())
                    .best().stream())
        .min(ProofSearch.Candidate.BEST_FIRST)
        .map(best -> of(automaton, best.address(), best.run()));
  }

  /**
   * Whether these events need this rule broken, whatever stood before them, and no other rule on a
   * fresh insight.
   */
  public static boolean isShown(Automaton automaton, String rule, List<Event> events) {
    int[] word = automaton.alphabet().word(events);
    Automaton broken = automaton.allowing(Set.of(rule));
    return !automaton.allows(word) && broken.allows(word, automaton.only(automaton.home()));
  }

  /** The indexes of the exchanges, in order. */
  public List<Integer> exchanges() {
    return steps.stream().map(step -> step.event().exchange()).toList();
  }

  /** The proof that these events are, none of them too many. */
  static Proof of(Automaton automaton, Address address, List<Event> run) {
    List<Step> steps =
        Trace.of(automaton, run).steps().stream()
            .filter(step -> !(step.event().input() instanceof Input.Gap))
            .toList();
    return new Proof(address, steps, run);
  }
}

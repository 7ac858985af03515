package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Input;
import java.util.Arrays;
import java.util.HashSet;
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
  /** How many exchanges are few enough to be repeated by hand. */
  public static final int MOST_BY_HAND = 8;

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

  /** What was possible before and after this exchange, if it is one of these. */
  public Optional<Step> at(int exchange) {
    return steps.stream().filter(step -> step.event().exchange() == exchange).findFirst();
  }

  /** The event by which this rule is broken; the last one, or one whose effect that one shows. */
  public Event culprit(Automaton automaton, String rule) {
    return culprit(automaton, automaton.allowing(Set.of(rule)), run).event();
  }

  /** The latest of these events from which on the rest can happen if the rule is broken. */
  static Step culprit(Automaton automaton, Automaton broken, List<Event> run) {
    int[] word = automaton.alphabet().word(run);
    List<Step> steps = Trace.of(automaton, run).steps();
    for (int i = word.length - 1; i > 0; i--) {
      int before = automaton.set(steps.get(i).before());
      if (broken.allows(Arrays.copyOfRange(word, i, word.length), before)) {
        return steps.get(i);
      }
    }
    return steps.get(0);
  }

  /** The exchanges by which these insights break the rule, one for each request and state. */
  public List<Integer> more(Automaton automaton, String rule, Map<Address, List<Event>> insights) {
    Automaton broken = automaton.allowing(Set.of(rule));
    Set<List<Object>> known = new HashSet<>();
    Step own = culprit(automaton, broken, run);
    known.add(List.of(own.event().input(), own.before()));
    return insights.entrySet().stream()
        .flatMap(one -> new ProofSearch(automaton, rule, one.getKey(), one.getValue()).shortest())
        .map(run -> culprit(automaton, broken, run))
        .filter(step -> step.before().size() == 1)
        .filter(step -> known.add(List.of(step.event().input(), step.before())))
        .map(step -> step.event().exchange())
        .toList();
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

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Input;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
                new Search(automaton, rule, insight.getKey(), insight.getValue()).best().stream())
        .min(Search.Candidate.BEST_FIRST)
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
        .flatMap(one -> new Search(automaton, rule, one.getKey(), one.getValue()).shortest())
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

  /** Looks for runs of events that the contract doesn't permit unless one rule is broken. */
  private static final class Search {
    /** The worst rank: nobody repeats so many. */
    private static final int BY_NO_HAND = 4;

    private final Automaton automaton;
    private final Automaton broken;
    private final Address address;
    private final List<Event> events;

    /** Where each such run ends, with where the shortest that ends there begins. */
    private final NavigableMap<Integer, Integer> starts = new TreeMap<>();

    /** How many requests there are before each event, and in all. */
    private final int[] requests;

    Search(Automaton automaton, String rule, Address address, List<Event> events) {
      this.automaton = automaton;
      this.broken = automaton.allowing(Set.of(rule));
      this.address = address;
      this.events = events;
      this.requests = new int[events.size() + 1];
      for (int i = 0; i < events.size(); i++) {
        boolean isRequest = !(events.get(i).input() instanceof Input.Gap);
        requests[i + 1] = requests[i] + (isRequest ? 1 : 0);
      }
      search(automaton.alphabet().word(events));
    }

    /**
     * Follows all runs at once. Those for which the same is possible go on alike, so that only the
     * shortest of them is followed, and a long history takes no longer than its length.
     */
    private void search(int[] word) {
      Map<Situation, Integer> runs = new HashMap<>();
      for (int at = 0; at < word.length; at++) {
        runs.put(new Situation(automaton.all(), automaton.all()), at);
        Map<Situation, Integer> longer = new HashMap<>();
        for (Map.Entry<Situation, Integer> run : runs.entrySet()) {
          int possible = automaton.after(run.getKey().possible(), word[at]);
          int excused = broken.after(run.getKey().excused(), word[at]);
          if (possible == 0 && excused != 0) {
            starts.merge(at + 1, run.getValue(), Math::max);
          } else if (possible != 0) {
            longer.merge(new Situation(possible, excused), run.getValue(), Math::max);
          }
        }
        runs = longer;
      }
    }

    /** The shortest such run to each end, if people can repeat it. */
    Stream<List<Event>> shortest() {
      return starts.entrySet().stream()
          .filter(run -> requests[run.getKey()] - requests[run.getValue()] <= MOST_BY_HAND)
          .map(run -> events.subList(run.getValue(), run.getKey()));
    }

    /** The best of all such runs, each with as much of what went before it as makes it better. */
    Optional<Candidate> best() {
      return starts.entrySet().stream()
          .flatMap(run -> candidates(run.getValue(), run.getKey()))
          .min(Candidate.BEST_FIRST);
    }

    private Stream<Candidate> candidates(int start, int end) {
      return IntStream.iterate(start, from -> from >= 0, from -> from - 1)
          .takeWhile(from -> from == start || requests[end] - requests[from] <= MOST_BY_HAND)
          .mapToObj(from -> new Candidate(address, events.subList(from, end), rank(from, end)));
    }

    /** The states possible after a run so far, under the contract and if the rule is broken. */
    private record Situation(int possible, int excused) {}

    /**
     * A run of events that may become the proof.
     *
     * @param rank how well people can repeat it; less is better
     */
    record Candidate(Address address, List<Event> run, int rank) {
      static final Comparator<Candidate> BEST_FIRST =
          Comparator.comparingInt(Candidate::rank).thenComparingInt(one -> one.run().size());
    }

    /**
     * How well people can repeat a run; less is better. It can be repeated on a fresh insight if
     * breaking the one rule is enough for it to happen there; and whatever stands if it begins with
     * a reset.
     */
    private int rank(int from, int end) {
      if (requests[end] - requests[from] > MOST_BY_HAND) {
        return BY_NO_HAND;
      }
      List<Event> run = events.subList(from, end);
      boolean canBeFresh =
          broken.allows(automaton.alphabet().word(run), automaton.only(automaton.home()));
      return (canBeFresh ? 0 : 2) + (run.get(0).input().isReset() ? 0 : 1);
    }
  }
}

package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Input;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for runs of events that the contract doesn't permit unless one rule is broken. */
final class ProofSearch {
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

  ProofSearch(Automaton automaton, String rule, Address address, List<Event> events) {
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
        .filter(run -> requests[run.getKey()] - requests[run.getValue()] <= Proof.MOST_BY_HAND)
        .map(run -> events.subList(run.getValue(), run.getKey()));
  }

  /** The best of all such runs, each with as much of what went before it as makes it better. */
  Optional<Candidate> best() {
    Candidate best = null;
    for (Map.Entry<Integer, Integer> run : starts.entrySet()) {
      for (int from = run.getValue(); from >= 0; from--) {
        int rank = rank(from, run.getKey());
        if (from < run.getValue() && rank == BY_NO_HAND) {
          break;
        }
        Candidate here = new Candidate(address, events.subList(from, run.getKey()), rank);
        best = best == null || Candidate.BEST_FIRST.compare(here, best) < 0 ? here : best;
      }
    }
    return Optional.ofNullable(best);
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
   * breaking the one rule is enough for it to happen there; and whatever stands if it begins with a
   * reset.
   */
  private int rank(int from, int end) {
    if (requests[end] - requests[from] > Proof.MOST_BY_HAND) {
      return BY_NO_HAND;
    }
    List<Event> run = events.subList(from, end);
    boolean canBeFresh =
        broken.allows(automaton.alphabet().word(run), automaton.only(automaton.home()));
    return (canBeFresh ? 0 : 2) + (automaton.isReset(run.get(0).input()) ? 0 : 1);
  }
}

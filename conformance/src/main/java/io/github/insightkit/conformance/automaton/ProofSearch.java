package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Input;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for runs of events that the contract doesn't permit unless one rule is broken. */
final class ProofSearch {
  /** The worst rank: nobody repeats so many. */
  private static final int BY_NO_HAND = 4;

  private static final int NONE = -1;

  private final Automaton automaton;
  private final Automaton broken;
  private final Address address;
  private final List<Event> events;

  /** For each event where the shortest such run from it on ends; -1 where there is none. */
  private final int[] ends;

  /** How many requests there are before each event, and in all. */
  private final int[] requests;

  ProofSearch(Automaton automaton, String rule, Address address, List<Event> events) {
    this.automaton = automaton;
    this.broken = automaton.allowing(Set.of(rule));
    this.address = address;
    this.events = events;
    this.ends = ends(automaton.alphabet().word(events));
    this.requests = new int[events.size() + 1];
    for (int i = 0; i < events.size(); i++) {
      boolean isRequest = !(events.get(i).input() instanceof Input.Gap);
      requests[i + 1] = requests[i] + (isRequest ? 1 : 0);
    }
  }

  /**
   * Works backwards. As soon as the same states are possible as for the run from the next event on,
   * this one goes on like that one; so that a long history takes no longer than its length.
   */
  private int[] ends(int[] word) {
    int[] ends = new int[word.length];
    int[] right = new int[word.length];
    int[] excused = new int[word.length];
    int[] end = new int[word.length];
    for (int start = word.length - 1; start >= 0; start--) {
      int possible = automaton.all();
      int possibleIfBroken = possible;
      int found = NONE;
      int at = start;
      for (; at < word.length; at++) {
        possible = automaton.after(possible, word[at]);
        possibleIfBroken = broken.after(possibleIfBroken, word[at]);
        if (possible == right[at] && possibleIfBroken == excused[at] && at > start) {
          found = end[at];
          break;
        }
        right[at] = possible;
        excused[at] = possibleIfBroken;
        if (possibleIfBroken == 0) {
          break;
        }
        if (possible == 0) {
          found = at + 1;
          break;
        }
      }
      for (int i = Math.min(at, word.length - 1); i >= start; i--) {
        end[i] = found;
      }
      ends[start] = found;
    }
    return ends;
  }

  /** The shortest such run to each end, if people can repeat it. */
  Stream<List<Event>> shortest() {
    Map<Integer, Integer> starts = new TreeMap<>();
    for (int start = 0; start < events.size(); start++) {
      if (ends[start] != NONE && requests[ends[start]] - requests[start] <= Proof.MOST_BY_HAND) {
        starts.put(ends[start], start);
      }
    }
    return starts.entrySet().stream().map(run -> events.subList(run.getValue(), run.getKey()));
  }

  /** The best of all such runs, each with as much of what went before it as makes it better. */
  Optional<Candidate> best() {
    Candidate best = null;
    for (int start = 0; start < events.size(); start++) {
      for (int from = start; ends[start] != NONE && from >= 0; from--) {
        int rank = rank(from, ends[start]);
        if (from < start && rank == BY_NO_HAND) {
          break;
        }
        Candidate here = new Candidate(address, events.subList(from, ends[start]), rank);
        best = best == null || Candidate.BEST_FIRST.compare(here, best) < 0 ? here : best;
      }
    }
    return Optional.ofNullable(best);
  }

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

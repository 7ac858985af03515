package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
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

  /**
   * One exchange of a proof.
   *
   * @param event the exchange, as it concerns the insight
   * @param before the states possible before it
   * @param after the states possible after it; none after the last
   */
  public record Step(Event event, List<State> before, List<State> after) {

    /** Copies the lists. */
    public Step {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** How many exchanges are few enough to be repeated by hand. */
  private static final int HANDY = 8;

  /** Copies the lists. */
  public Proof {
    steps = List.copyOf(steps);
    run = List.copyOf(run);
  }

  /**
   * The shortest proof that this rule is broken, if there is one that needs no other rule broken.
   */
  public static Optional<Proof> of(
      Machine machine, Blame blame, String rule, Address address, List<Event> events) {
    return of(machine, blame, rule, Map.of(address, events));
  }

  /** The same, over what happened to several insights. */
  public static Optional<Proof> of(
      Machine machine, Blame blame, String rule, Map<Address, List<Event>> insights) {
    Optional<Candidate> best = Optional.empty();
    for (Map.Entry<Address, List<Event>> insight : insights.entrySet()) {
      Search search = new Search(machine, blame, rule, insight.getValue());
      Optional<Candidate> here = search.best(insight.getKey());
      if (here.isPresent() && (best.isEmpty() || here.get().isBetterThan(best.get()))) {
        best = here;
      }
    }
    return best.map(Candidate::proof);
  }

  /** The proof that is complete before any other, over what happened to several insights. */
  public static Optional<Proof> first(
      Machine machine, Blame blame, String rule, Map<Address, List<Event>> insights) {
    Optional<Proof> first = Optional.empty();
    for (Map.Entry<Address, List<Event>> insight : insights.entrySet()) {
      Search search = new Search(machine, blame, rule, insight.getValue());
      List<Event> run = search.first();
      if (!run.isEmpty() && (first.isEmpty() || end(run) < end(first.get().run()))) {
        first = Optional.of(of(machine, insight.getKey(), run));
      }
    }
    return first;
  }

  private static int end(List<Event> run) {
    return run.get(run.size() - 1).exchange();
  }

  /**
   * Whether these events need this rule broken, whatever stood before them, and no other rule on a
   * fresh insight.
   */
  public static boolean isShown(Machine machine, Blame blame, String rule, List<Event> events) {
    Search search = new Search(machine, blame, rule, events);
    return search.proves(events) && search.canBeFresh(events);
  }

  /** How many requests a run has. */
  private static int requests(List<Event> run) {
    return (int) run.stream().filter(event -> !(event.input() instanceof Input.Interlude)).count();
  }

  /**
   * A run of events that may become the proof.
   *
   * @param rank how well people can repeat it; less is better
   */
  private record Candidate(Search search, Address address, List<Event> run, int rank) {
    boolean isBetterThan(Candidate other) {
      return rank == other.rank ? run.size() < other.run.size() : rank < other.rank;
    }

    Proof proof() {
      return of(search.encoding.machine(), address, search, run);
    }
  }

  /** Looks for runs that the machine can't produce unless one rule is broken. */
  private static final class Search {
    private final Encoding encoding;
    private final int[] spec;
    private final int[] broken;
    private final int[] word;
    private final List<Event> events;

    Search(Machine machine, Blame blame, String rule, List<Event> events) {
      this.events = events;
      this.encoding = Encoding.of(machine, List.of(events));
      Relaxation relaxation = new Relaxation(encoding, blame);
      this.spec = relaxation.of(Set.of());
      this.broken = relaxation.of(Set.of(rule));
      this.word = encoding.words().get(0);
    }

    /** The best of all such runs, each with as much of what went before it as makes it better. */
    Optional<Candidate> best(Address address) {
      Candidate best = null;
      for (int start = 0; start < events.size(); start++) {
        int length = shortest(start);
        if (length == Integer.MAX_VALUE) {
          continue;
        }
        int end = start + length;
        for (int from = start; from >= 0; from--) {
          List<Event> run = events.subList(from, end);
          if (from < start && requests(run) > HANDY) {
            break;
          }
          Candidate here = new Candidate(this, address, run, rank(run));
          best = best == null || here.isBetterThan(best) ? here : best;
        }
      }
      return Optional.ofNullable(best);
    }

    /** The run that ends first, and of those the shortest; none if there is none. */
    List<Event> first() {
      List<Event> first = List.of();
      int end = Integer.MAX_VALUE;
      for (int start = 0; start < events.size(); start++) {
        int length = shortest(start);
        if (length != Integer.MAX_VALUE && start + length <= end) {
          end = start + length;
          first = events.subList(start, end);
        }
      }
      return first;
    }

    /** The length of the shortest such run from here; the greatest integer if there is none. */
    int shortest(int start) {
      int possible = encoding.machine().all();
      int excused = possible;
      for (int i = start; i < word.length; i++) {
        possible = encoding.after(spec, possible, word[i]);
        excused = encoding.after(broken, excused, word[i]);
        if (excused == 0) {
          break;
        }
        if (possible == 0) {
          return i - start + 1;
        }
      }
      return Integer.MAX_VALUE;
    }

    /**
     * How well people can repeat a run; less is better. It can be repeated on a fresh insight if
     * breaking the one rule is enough for it to happen there; and whatever stands if it begins with
     * a reset.
     */
    int rank(List<Event> run) {
      if (requests(run) > HANDY) {
        return 4;
      }
      return (canBeFresh(run) ? 0 : 2) + (encoding.machine().isReset(run.get(0).input()) ? 0 : 1);
    }

    boolean canBeFresh(List<Event> run) {
      Machine machine = encoding.machine();
      return encoding.allows(broken, encoding.word(run), machine.only(machine.home()));
    }

    boolean proves(List<Event> run) {
      int[] symbols = encoding.word(run);
      return !encoding.allows(spec, symbols) && encoding.allows(broken, symbols);
    }
  }

  /** A long run without what went on elsewhere, as far as the proof holds without it. */
  private static List<Event> trimmed(Search search, List<Event> run) {
    if (run.size() <= HANDY) {
      return run;
    }
    List<Event> rest = new ArrayList<>(run);
    for (int i = run.size() - 1; i >= 0; i--) {
      if (rest.get(i).input() instanceof Input.Elsewhere) {
        List<Event> fewer = new ArrayList<>(rest);
        fewer.remove(i);
        if (search.proves(fewer)) {
          rest = fewer;
        }
      }
    }
    return rest;
  }

  private static Proof of(Machine machine, Address address, Search search, List<Event> run) {
    return new Proof(address, steps(machine, trimmed(search, run)), run);
  }

  /** The proof that these events are, none of them too many. */
  static Proof of(Machine machine, Address address, List<Event> run) {
    return new Proof(address, steps(machine, run), run);
  }

  /** After an event that can't have been, nobody knows where it led. */
  private static List<Step> steps(Machine machine, List<Event> run) {
    Steps spec = Steps.of(machine);
    List<Step> steps = new ArrayList<>();
    int possible = machine.all();
    for (Event event : run) {
      int next = spec.after(possible, event);
      if (!(event.input() instanceof Input.Interlude)) {
        steps.add(new Step(event, machine.states(possible), machine.states(next)));
      }
      possible = next == 0 ? machine.all() : next;
    }
    return steps;
  }
}

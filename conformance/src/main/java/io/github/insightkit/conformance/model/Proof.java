package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.List;
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

  /** How far back a reset is looked for, in exchanges. */
  private static final int REACH = 4;

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
    Search search = new Search(machine, blame, rule, events);
    List<Event> best = List.of();
    for (int start = 0; start < events.size(); start++) {
      int length = search.shortest(start);
      if (length < Integer.MAX_VALUE) {
        List<Event> run = fromReset(events, start, length);
        if (best.isEmpty() || isShorter(run, best)) {
          best = run;
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(of(machine, address, search, best));
  }

  /**
   * One that begins with a reset can be repeated by hand, and goes before one that doesn't, unless
   * it is long.
   */
  private static boolean isShorter(List<Event> one, List<Event> other) {
    boolean canBeRepeated = canBeRepeated(one);
    return canBeRepeated == canBeRepeated(other) ? one.size() < other.size() : canBeRepeated;
  }

  private static boolean canBeRepeated(List<Event> run) {
    return isReset(run.get(0)) && run.size() <= HANDY;
  }

  private static boolean isReset(Event event) {
    return event.input() instanceof Input.Regular regular && regular.to().classification() == null;
  }

  /** Looks for runs that the machine can't produce unless one rule is broken. */
  private static final class Search {
    private final Encoding encoding;
    private final int[] spec;
    private final int[] broken;
    private final int[] word;

    Search(Machine machine, Blame blame, String rule, List<Event> events) {
      this.encoding = Encoding.of(machine, List.of(events));
      Relaxation relaxation = new Relaxation(encoding, blame);
      this.spec = relaxation.of(Set.of());
      this.broken = relaxation.of(Set.of(rule));
      this.word = encoding.words().get(0);
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

    boolean proves(List<Event> run) {
      int[] symbols = encoding.word(run);
      return !encoding.allows(spec, symbols) && encoding.allows(broken, symbols);
    }
  }

  /** The run with what goes before it from the reset on, so that it can be repeated by hand. */
  private static List<Event> fromReset(List<Event> events, int start, int length) {
    for (int from = start; from >= 0 && from > start - REACH; from--) {
      if (isReset(events.get(from))) {
        return events.subList(from, start + length);
      }
    }
    return events.subList(start, start + length);
  }

  private static List<Event> trimmed(Search search, List<Event> run) {
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

  private static List<Step> steps(Machine machine, List<Event> run) {
    Steps spec = Steps.of(machine);
    List<Step> steps = new ArrayList<>();
    int possible = machine.all();
    for (Event event : run) {
      int next = spec.after(possible, event);
      steps.add(new Step(event, machine.states(possible), machine.states(next)));
      possible = next;
    }
    return steps;
  }
}

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
 */
public record Proof(Address address, List<Step> steps) {

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

  /** Copies the list. */
  public Proof {
    steps = List.copyOf(steps);
  }

  /**
   * The shortest proof that this rule is broken, if there is one that needs no other rule broken.
   */
  public static Optional<Proof> of(
      Machine machine, Blame blame, String rule, Address address, List<Event> events) {
    Steps spec = Steps.of(machine);
    Steps broken = spec.breaking(machine, blame, Set.of(rule));
    for (int length = 1; length <= events.size(); length++) {
      for (int start = 0; start + length <= events.size(); start++) {
        List<Event> run = events.subList(start, start + length);
        if (proves(machine, spec, broken, run)) {
          return Optional.of(
              of(
                  machine,
                  address,
                  trimmed(machine, spec, broken, fromReset(events, start, length))));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean proves(Machine machine, Steps spec, Steps broken, List<Event> run) {
    return spec.after(machine.all(), run) == 0 && broken.after(machine.all(), run) != 0;
  }

  /** The run with what goes before it from the reset on, so that it can be repeated by hand. */
  private static List<Event> fromReset(List<Event> events, int start, int length) {
    for (int from = start; from >= 0 && from > start - REACH; from--) {
      if (events.get(from).input() instanceof Input.Regular regular
          && regular.to().classification() == null) {
        return events.subList(from, start + length);
      }
    }
    return events.subList(start, start + length);
  }

  private static List<Event> trimmed(Machine machine, Steps spec, Steps broken, List<Event> run) {
    List<Event> rest = new ArrayList<>(run);
    for (int i = run.size() - 1; i >= 0; i--) {
      if (rest.get(i).input() instanceof Input.Elsewhere) {
        List<Event> fewer = new ArrayList<>(rest);
        fewer.remove(i);
        if (proves(machine, spec, broken, fewer)) {
          rest = fewer;
        }
      }
    }
    return rest;
  }

  private static Proof of(Machine machine, Address address, List<Event> run) {
    Steps spec = Steps.of(machine);
    List<Step> steps = new ArrayList<>();
    int possible = machine.all();
    for (Event event : run) {
      int next = spec.after(possible, event);
      steps.add(new Step(event, machine.states(possible), machine.states(next)));
      possible = next;
    }
    return new Proof(address, steps);
  }
}

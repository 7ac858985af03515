package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.model.Linearizability.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of requests that went on at the same time.
 *
 * <p>All that happened to an insight one after the other is taken as the machine allows it, and so
 * is what breaks one of the rules that are known to be broken; so that only what needs another
 * request at the same time is blamed on it.
 *
 * @param bursts how many times different values were asked for at once and all were answered
 * @param broken the shortest for which there is no order of the requests; nothing if there is none
 */
public record Races(int bursts, Optional<Proof> broken) {

  /**
   * How many bursts it takes to find a gap of 20 microseconds between the look at the state and the
   * change, which about one in three bursts of two falls into.
   */
  public static final int ENOUGH = 64;

  /** What a refusal of a request says that went on together with others. */
  public enum Refusal {
    /** That this request changed nothing; that another one was under way is reason enough. */
    CHANGES_NOTHING,
    /** That it had to be refused in the state that was there. */
    HAS_A_REASON
  }

  /**
   * Judges what happened to some insights.
   *
   * @param blame which rules forbid which steps
   * @param known the rules that are known to be broken
   */
  public static Races of(
      Machine machine,
      Blame blame,
      Set<String> known,
      Refusal refusal,
      List<Reading> readings,
      Map<Address, List<Event>> insights) {
    Map<Integer, Reading> byExchange = new HashMap<>();
    readings.forEach(reading -> byExchange.put(reading.exchange().index(), reading));
    Steps alone = breaking(machine, blame, known);
    Steps together = refusal == Refusal.CHANGES_NOTHING ? lenient(alone) : alone;
    int bursts = 0;
    Optional<Proof> broken = Optional.empty();
    for (Map.Entry<Address, List<Event>> insight : insights.entrySet()) {
      Walk walk = new Walk(machine, alone, together, insight.getKey());
      List<Operation> burst = new ArrayList<>();
      List<Event> requests = new ArrayList<>();
      long end = Long.MIN_VALUE;
      for (Event event : insight.getValue()) {
        Reading reading = byExchange.get(event.exchange());
        if (reading == null || !isInBurst(event)) {
          walk.together(requests, burst);
          walk.alone(event);
          continue;
        }
        if (reading.exchange().startMicros() >= end) {
          walk.together(requests, burst);
        }
        end = Math.max(end, reading.exchange().endMicros());
        requests.add(new Event(event.exchange(), reading.input(), reading.answer()));
        burst.add(
            new Operation(
                reading.exchange().startMicros(),
                reading.exchange().endMicros(),
                reading.input(),
                reading.answer()));
      }
      walk.together(requests, burst);
      bursts += walk.bursts;
      if (broken.isEmpty() || isShorter(walk.broken, broken.get())) {
        broken = walk.broken;
      }
    }
    return new Races(bursts, broken);
  }

  private static boolean isShorter(Optional<Proof> one, Proof other) {
    return one.isPresent() && one.get().steps().size() < other.steps().size();
  }

  private static boolean isInBurst(Event event) {
    return event.input() instanceof Input.Interlude interlude
        && interlude.kind() == Input.Interlude.Kind.BURST;
  }

  /** The machine's steps, and besides them those that break nothing but one of these rules. */
  private static Steps breaking(Machine machine, Blame blame, Set<String> rules) {
    return (index, input, answer) -> {
      int steps = machine.step(index, input, answer);
      for (int next = 0; next < machine.size() && answer != Answer.UNCLEAR; next++) {
        Set<String> broken =
            blame.rules(machine.stateAt(index), input, answer, machine.stateAt(next));
        if (!Collections.disjoint(rules, broken)) {
          steps |= 1 << next;
        }
      }
      return steps;
    };
  }

  private static Steps lenient(Steps steps) {
    return (index, input, answer) ->
        steps.from(index, input, answer) | (answer == Answer.REFUSED ? 1 << index : 0);
  }

  /** Goes through what happened to one insight. */
  private static final class Walk {
    private final Machine machine;
    private final Steps alone;
    private final Steps together;
    private final Address address;

    /** What has happened since the last reset. */
    private final List<Proof.Step> sinceReset = new ArrayList<>();

    /** The states possible if requests that go on together may leave any state. */
    private int anyhow;

    /** The states possible if requests that go on together take effect in some order. */
    private int inOrder;

    private int bursts;
    private Optional<Proof> broken = Optional.empty();

    Walk(Machine machine, Steps alone, Steps together, Address address) {
      this.machine = machine;
      this.alone = alone;
      this.together = together;
      this.address = address;
      this.anyhow = machine.all();
      this.inOrder = machine.all();
    }

    void alone(Event event) {
      if (event.input() instanceof Input.Regular regular
          && regular.to().equals(machine.home())
          && event.answer() == Answer.ACCEPTED) {
        sinceReset.clear();
      }
      int before = inOrder;
      inOrder = alone.after(inOrder, event);
      anyhow = alone.after(anyhow, event);
      if (!(event.input() instanceof Input.Elsewhere)
          && !(event.input() instanceof Input.Interlude)) {
        note(event, before);
      }
      judge();
    }

    /** Takes these requests as one burst, and forgets them. */
    void together(List<Event> requests, List<Operation> burst) {
      if (burst.isEmpty()) {
        return;
      }
      int before = inOrder;
      inOrder = Linearizability.after(together, machine.size(), inOrder, burst);
      anyhow = machine.all();
      requests.forEach(request -> note(request, before));
      boolean answered = burst.stream().noneMatch(one -> one.answer() == Answer.UNCLEAR);
      if (answered && burst.stream().map(Operation::input).distinct().count() > 1) {
        bursts++;
      }
      requests.clear();
      burst.clear();
      judge();
    }

    private void note(Event event, int before) {
      sinceReset.add(new Proof.Step(event, machine.states(before), machine.states(inOrder)));
    }

    private void judge() {
      if (inOrder == 0
          && anyhow != 0
          && (broken.isEmpty() || sinceReset.size() < broken.get().steps().size())) {
        broken =
            Optional.of(
                new Proof(
                    address, sinceReset, sinceReset.stream().map(Proof.Step::event).toList()));
      }
      if (inOrder == 0 || anyhow == 0) {
        inOrder = machine.all();
        anyhow = machine.all();
        sinceReset.clear();
      }
    }
  }
}

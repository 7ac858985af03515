package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  public static final int BURSTS_TO_DECIDE = 32;

  private static final Comparator<Proof> SHORTEST =
      Comparator.comparingInt(proof -> proof.steps().size());

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
   * @param automaton an automaton over the inputs of the readings and of the events
   * @param known the rules that are known to be broken
   */
  public static Races of(
      Automaton automaton,
      Set<String> known,
      Refusal refusal,
      List<Reading> readings,
      Map<Address, List<Event>> insights) {
    Map<Integer, Reading> byExchange = new HashMap<>();
    readings.forEach(reading -> byExchange.put(reading.exchange().index(), reading));
    Automaton alone = automaton.allowing(known);
    Automaton together = refusal == Refusal.CHANGES_NOTHING ? alone.refusingAnything() : alone;
    int bursts = 0;
    Optional<Proof> broken = Optional.empty();
    for (Map.Entry<Address, List<Event>> insight : insights.entrySet()) {
      Walk walk = new Walk(alone, together, insight.getKey());
      List<Reading> burst = new ArrayList<>();
      long end = Long.MIN_VALUE;
      for (Event event : insight.getValue()) {
        Reading reading = byExchange.get(event.exchange());
        if (reading == null || !event.isInBurst()) {
          walk.together(burst);
          walk.alone(event);
          continue;
        }
        if (reading.exchange().startMicros() >= end) {
          walk.together(burst);
        }
        end = Math.max(end, reading.exchange().endMicros());
        burst.add(reading);
      }
      walk.together(burst);
      bursts += walk.bursts;
      broken = Stream.concat(broken.stream(), walk.broken.stream()).min(SHORTEST);
    }
    return new Races(bursts, broken);
  }

  /**
   * In how many of a hundred bursts a race has to show for so many bursts to find it in 19 of 20
   * runs.
   */
  public int rarest() {
    return (int) Math.ceil(100 * (1 - Math.pow(0.05, 1.0 / bursts)));
  }

  /** Goes through what happened to one insight. */
  private static final class Walk {
    private final Automaton alone;
    private final Automaton together;
    private final Address address;

    /** What has happened since the last reset. */
    private final List<Step> sinceReset = new ArrayList<>();

    /** The states possible if requests that go on together may leave any state. */
    private int anyhow;

    /** The states possible if requests that go on together take effect in some order. */
    private int inOrder;

    private int bursts;
    private Optional<Proof> broken = Optional.empty();

    Walk(Automaton alone, Automaton together, Address address) {
      this.alone = alone;
      this.together = together;
      this.address = address;
      this.anyhow = alone.all();
      this.inOrder = alone.all();
    }

    void alone(Event event) {
      int before = inOrder;
      int symbol = Alphabet.symbol(alone.alphabet().number(event.input()), event.answer());
      // Whatever form it has: what leads home from everywhere is where a proof can begin.
      if (event.answer() == Answer.ACCEPTED
          && alone.after(alone.all(), symbol) == alone.only(alone.home())) {
        sinceReset.clear();
      }
      inOrder = alone.after(inOrder, symbol);
      anyhow = alone.after(anyhow, symbol);
      if (!(event.input() instanceof Relation) && !(event.input() instanceof Input.Gap)) {
        note(event, before);
      }
      judge();
    }

    /** Takes these requests as one burst, and forgets them. */
    void together(List<Reading> burst) {
      if (burst.isEmpty()) {
        return;
      }
      int before = inOrder;
      inOrder = Linearizability.after(together, inOrder, burst);
      anyhow = alone.all();
      for (Reading one : burst) {
        note(Event.of(one), before);
      }
      boolean answered = burst.stream().noneMatch(one -> one.answer() == Answer.UNCLEAR);
      if (answered && burst.stream().map(Reading::input).distinct().count() > 1) {
        bursts++;
      }
      burst.clear();
      judge();
    }

    private void note(Event event, int before) {
      sinceReset.add(new Step(event, alone.states(before), alone.states(inOrder)));
    }

    private void judge() {
      if (inOrder == 0 && anyhow != 0) {
        List<Event> run = sinceReset.stream().map(Step::event).toList();
        Proof here = new Proof(address, sinceReset, run);
        broken = Stream.concat(broken.stream(), Stream.of(here)).min(SHORTEST);
      }
      if (inOrder == 0 || anyhow == 0) {
        inOrder = alone.all();
        anyhow = alone.all();
        sinceReset.clear();
      }
    }
  }
}

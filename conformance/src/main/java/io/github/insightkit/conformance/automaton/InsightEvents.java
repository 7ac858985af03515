package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RoutingForms;
import io.github.insightkit.conformance.requests.TurnedAway;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What happened to each insight.
 *
 * <p>The contract doesn't say whether the paths of two scopes reach the same insight. Here it is
 * found out: of all readings, the one under which the history is possible.
 *
 * @param scopes whether paths of different scopes reach the same insight
 * @param events every exchange as it concerns each insight, in order
 */
public record InsightEvents(Scopes scopes, Map<Address, List<Event>> events) {

  /** Whether paths of different scopes reach the same insight. */
  public enum Scopes {
    /** Those of some scopes do. */
    SHARED,
    /** They don't. */
    SEPARATE,
    /** The history doesn't tell. */
    UNKNOWN
  }

  private static final Input ANYTHING = Input.Gap.BURST;

  public InsightEvents {
    Map<Address, List<Event>> copy = new LinkedHashMap<>();
    events.forEach((address, list) -> copy.put(address, List.copyOf(list)));
    events = Collections.unmodifiableMap(copy);
  }

  /** Sorts these readings by insight; of much that goes on elsewhere what may matter. */
  public static InsightEvents of(StateMachine contract, List<Reading> readings) {
    return of(contract, readings, Entries.FEW);
  }

  /** The same, in full where so many are between two requests for an insight. */
  static InsightEvents of(StateMachine contract, List<Reading> readings, int few) {
    Set<Address> addresses = new LinkedHashSet<>();
    Set<String> scopes = new LinkedHashSet<>();
    for (Reading reading : readings) {
      if (!(reading.input() instanceof Relation)) {
        addresses.add(reading.address());
        scopes.add(reading.address().scope());
      }
    }
    List<Map<Address, Set<Address>>> ways =
        partitions(scopes).stream().map(one -> joined(addresses, one)).distinct().toList();
    Entries entries = new Entries(readings, few);
    Map<Address, List<Event>> separate = sorted(entries, ways.get(0), Map.of());
    if (ways.size() == 1) {
      return new InsightEvents(Scopes.UNKNOWN, separate);
    }
    Optional<Map<Address, List<Event>>> shared =
        ways.stream()
            .skip(1)
            .map(way -> sorted(entries, way, separate))
            .filter(events -> isPossible(contract, events))
            .findFirst();
    if (shared.isPresent() == isPossible(contract, separate)) {
      return new InsightEvents(Scopes.UNKNOWN, separate);
    }
    return shared
        .map(events -> new InsightEvents(Scopes.SHARED, events))
        .orElseGet(() -> new InsightEvents(Scopes.SEPARATE, separate));
  }

  /**
   * Which scopes may be one: for each scope, the first of those that it is one with. All of them
   * apart comes first, all of them together last.
   */
  private static List<Map<String, String>> partitions(Set<String> scopes) {
    List<Map<String, String>> partitions = List.of(Map.of());
    for (String scope : scopes) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> partition : partitions) {
        Set<String> firsts = new LinkedHashSet<>(partition.values());
        firsts.add(scope);
        for (String first : firsts) {
          Map<String, String> one = new LinkedHashMap<>(partition);
          one.put(scope, first);
          longer.add(one);
        }
      }
      partitions = longer;
    }
    return partitions.stream()
        .sorted(Comparator.comparing(one -> -Set.copyOf(one.values()).size()))
        .toList();
  }

  /** The paths that reach each insight, if these scopes are one. */
  private static Map<Address, Set<Address>> joined(
      Set<Address> addresses, Map<String, String> scopes) {
    Map<Address, Set<Address>> joined = new LinkedHashMap<>();
    Map<List<String>, Address> first = new HashMap<>();
    for (Address address : addresses) {
      String scope = Objects.requireNonNull(scopes.get(address.scope()));
      Address twin = first.computeIfAbsent(List.of(scope, address.issue()), unused -> address);
      // The id of an account is none of a zone: under both, it names two insights if any.
      boolean isOther =
          twin.scope().equals(address.scope()) || twin.owner().equals(address.owner());
      joined
          .computeIfAbsent(isOther ? address : twin, unused -> new LinkedHashSet<>())
          .add(address);
    }
    return joined;
  }

  /** The same without what a state reader showed. */
  public static Map<Address, List<Event>> unseen(Map<Address, List<Event>> insights) {
    return without(Input.Shown.class::isInstance, insights);
  }

  /** The same without events of such inputs. */
  public static Map<Address, List<Event>> without(
      Predicate<Input> some, Map<Address, List<Event>> insights) {
    Map<Address, List<Event>> rest = new LinkedHashMap<>();
    insights.forEach(
        (address, events) ->
            rest.put(address, events.stream().filter(event -> !some.test(event.input())).toList()));
    return rest;
  }

  /**
   * Whether this can have been, going by the plain changes alone: what else is asked may be
   * answered wrongly, and doesn't tell which insight is reached.
   */
  private static boolean isPossible(StateMachine contract, Map<Address, List<Event>> insights) {
    List<List<Event>> plain =
        insights.values().stream()
            .map(events -> events.stream().map(InsightEvents::plain).toList())
            .toList();
    Set<Input> inputs = new HashSet<>();
    plain.forEach(events -> events.forEach(event -> inputs.add(event.input())));
    Automaton open = Automaton.of(contract, Calibration.NONE, ViolatedRules.NONE, inputs);
    return plain.stream().allMatch(open::allows);
  }

  /** This event if it is a plain change or none at all, else one that leaves any state possible. */
  private static Event plain(Event event) {
    boolean tells =
        event.input() instanceof Input.Change
            || event.input() instanceof Input.Gap
            || event.input() == Relation.OTHER;
    return tells ? event : new Event(event.exchange(), ANYTHING, Answer.ACCEPTED);
  }

  /**
   * What happened to each of these insights.
   *
   * @param alone the same of those that are reached by their own path alone, as far as it is known
   */
  private static Map<Address, List<Event>> sorted(
      Entries entries, Map<Address, Set<Address>> insights, Map<Address, List<Event>> alone) {
    Map<Address, List<Event>> events = new LinkedHashMap<>();
    insights.forEach(
        (insight, paths) -> {
          if (paths.size() == 1 && alone.containsKey(insight)) {
            events.put(insight, alone.get(insight));
            return;
          }
          List<Entries.Seen> relevant = entries.relevant(insight, paths);
          if ((insights.size() == 1 && paths.size() == 1) || isThere(relevant)) {
            events.put(insight, events(insight, relevant));
          }
        });
    return events;
  }

  private static List<Event> events(Address insight, List<Entries.Seen> entries) {
    List<Event> own = new ArrayList<>();
    Map<Address, Input> elsewhere = new HashMap<>();
    long asked = Long.MAX_VALUE;
    for (Entries.Seen seen : entries) {
      Entries.Entry entry = seen.entry();
      Reading reading = entry.reading();
      Exchange exchange = reading.exchange();
      boolean here = seen.here();
      boolean isLook = reading.input() instanceof Input.Shown;
      if (here && asked <= exchange.startMicros() - Entries.PAUSE) {
        own.add(gap(exchange, Input.Gap.PAUSED));
      }
      if (entry.reconnected()) {
        own.add(gap(exchange, Input.Gap.RECONNECTED));
      }
      if (!here && isLook) {
        continue;
      }
      if (!entry.concurrent()) {
        own.add(
            new Event(
                exchange.index(),
                here ? reading.input() : elsewhere(insight, reading, elsewhere),
                reading.answer()));
      } else if (here) {
        own.add(gap(exchange, Input.Gap.BURST));
      }
      if (here && !isLook) {
        asked =
            asked == Long.MAX_VALUE ? exchange.endMicros() : Math.max(asked, exchange.endMicros());
      }
    }
    return own;
  }

  private static Event gap(Exchange next, Input.Gap gap) {
    return new Event(next.index(), gap, Answer.ACCEPTED);
  }

  /**
   * Whether there may be an insight that these paths reach: not if every change of it was turned
   * away, nor if it was only ever asked to be reset, and that was refused whenever an answer came.
   */
  private static boolean isThere(List<Entries.Seen> entries) {
    List<Reading> own =
        entries.stream()
            .filter(Entries.Seen::here)
            .map(seen -> seen.entry().reading())
            .filter(reading -> !(reading.input() instanceof Relation))
            .filter(reading -> !(reading.input() instanceof Input.Shown))
            .toList();
    boolean onlyResets =
        own.stream().anyMatch(reading -> reading.answer() == Answer.REFUSED)
            && own.stream()
                .allMatch(
                    reading -> reading.answer() != Answer.ACCEPTED && reading.input().isReset());
    return !onlyResets && TurnedAway.all(own).isEmpty();
  }

  private static Input elsewhere(Address insight, Reading reading, Map<Address, Input> known) {
    if (reading.input() instanceof Relation nowhere) {
      return Relation.of(insight, reading.address(), nowhere);
    }
    return reading.input().isIn(RoutingForms.BODY_IDS)
        ? Relation.NAMED_IN_BODY
        : known.computeIfAbsent(reading.address(), other -> Relation.of(insight, other));
  }
}

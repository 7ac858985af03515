package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened to each insight.
 *
 * <p>The contract doesn't say whether an account's path and a zone's path reach the same insight.
 * Here it is found out: of the two readings, the one under which the history is possible.
 *
 * @param scopes whether paths of different scopes reach the same insight
 * @param events every exchange as it concerns each insight, in order
 */
public record Insights(Scopes scopes, Map<Address, List<Event>> events) {

  /** Whether paths of different scopes reach the same insight. */
  public enum Scopes {
    /** They do. */
    SHARED,
    /** They don't. */
    SEPARATE,
    /** The history doesn't tell. */
    UNKNOWN
  }

  /** Copies the map and the lists. */
  public Insights {
    Map<Address, List<Event>> copy = new LinkedHashMap<>();
    events.forEach((address, list) -> copy.put(address, List.copyOf(list)));
    events = Collections.unmodifiableMap(copy);
  }

  /** Sorts these readings by insight. */
  public static Insights of(StateMachine contract, List<Reading> readings) {
    Map<Address, Address> apart = new LinkedHashMap<>();
    Map<Address, Address> together = new LinkedHashMap<>();
    Map<String, Address> first = new LinkedHashMap<>();
    for (Reading reading : readings) {
      Address address = reading.address();
      apart.put(address, address);
      Address twin = first.computeIfAbsent(address.issue(), unused -> address);
      together.put(address, twin.scope().equals(address.scope()) ? address : twin);
    }
    Map<Address, List<Event>> separate = sorted(readings, apart);
    if (together.equals(apart)) {
      return new Insights(Scopes.UNKNOWN, separate);
    }
    Map<Address, List<Event>> shared = sorted(readings, together);
    boolean canBeSeparate = isPossible(contract, separate);
    boolean canBeShared = isPossible(contract, shared);
    if (canBeShared == canBeSeparate) {
      return new Insights(Scopes.UNKNOWN, separate);
    }
    return canBeShared
        ? new Insights(Scopes.SHARED, shared)
        : new Insights(Scopes.SEPARATE, separate);
  }

  private static boolean isPossible(StateMachine contract, Map<Address, List<Event>> insights) {
    Machine machine = new Machine(contract, Calibration.NONE);
    Steps steps = Steps.of(machine);
    return insights.values().stream().allMatch(list -> steps.after(machine.all(), list) != 0);
  }

  private static Map<Address, List<Event>> sorted(
      List<Reading> readings, Map<Address, Address> insights) {
    Map<Address, List<Event>> events = new LinkedHashMap<>();
    Set<Address> distinct = new LinkedHashSet<>(insights.values());
    for (Address insight : distinct) {
      List<Event> own = new ArrayList<>();
      for (Reading reading : readings) {
        own.add(
            new Event(
                reading.exchange().index(),
                insight.equals(insights.get(reading.address()))
                    ? reading.input()
                    : new Input.Elsewhere(),
                reading.answer()));
      }
      events.put(insight, own);
    }
    return events;
  }
}

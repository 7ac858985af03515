package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Ids;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The exchanges of a history in the order of sending, with what happened between them; and which of
 * them tell something of an insight.
 *
 * <p>All do, and a proof may have to repeat any of them; but holding each against each takes time
 * and memory that grow with the square. What goes on elsewhere changes nothing, or leaves any state
 * possible where a rule is broken. So of many entries between two requests for an insight it is
 * enough to know the first and the last of each kind, and the order of those. Only in a long
 * history are requests for its neighbours, which a rule may be about, left out like that as well.
 */
final class Entries {
  /**
   * One exchange.
   *
   * @param reading what it means
   * @param reconnected whether the connection of the one before it wasn't used any more
   * @param concurrent whether another exchange went on at the same time
   */
  record Entry(Reading reading, boolean reconnected, boolean concurrent) {}

  /** An entry as an insight sees it, and whether it is a request for that insight. */
  record Seen(Entry entry, boolean here) {}

  /** How long nothing has to be asked for it to count as a pause, in microseconds. */
  static final long PAUSE = Exchange.PAUSE.toNanos() / 1_000;

  /** How many entries between two requests for an insight aren't many. */
  static final int FEW = 40;

  /** How many times those few make a history long: six times that of a run. */
  static final long MANY = 125;

  private final List<Entry> entries;
  private final int few;
  private final boolean isLong;

  private final Map<Address, List<Integer>> places = new HashMap<>();

  /** Where there is something of each kind that most insights see alike. */
  private final Map<Object, BitSet> kinds = new LinkedHashMap<>();

  private final Map<Address, Set<Address>> neighbours;

  /** Of these readings; so many between two requests for an insight are taken in full. */
  Entries(List<Reading> readings, int few) {
    this.entries = of(readings);
    this.few = few;
    this.isLong = readings.size() > MANY * few;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Reading reading = entry.reading();
      places.computeIfAbsent(reading.address(), unused -> new ArrayList<>()).add(i);
      if (entry.reconnected()) {
        kinds.computeIfAbsent(Gap.RECONNECTED, unused -> new BitSet()).set(i);
      }
      if (!entry.concurrent() && !(reading.input() instanceof Input.Shown)) {
        boolean namesOthers = reading.input().isIn(RoutingForms.BODY_IDS);
        Object kind = List.of(namesOthers, reading.answer());
        kinds.computeIfAbsent(kind, unused -> new BitSet()).set(i);
      }
    }
    this.neighbours = Ids.neighbours(places.keySet());
  }

  private BitSet places(Set<Address> paths) {
    BitSet all = new BitSet();
    paths.forEach(path -> places.getOrDefault(path, List.of()).forEach(all::set));
    return all;
  }

  /** The entries that tell something of this insight, which these paths reach, in order. */
  List<Seen> relevant(Address insight, Set<Address> paths) {
    Set<Address> others = new HashSet<>(neighbours.getOrDefault(insight, Set.of()));
    others.removeAll(paths);
    BitSet own = places(paths);
    BitSet chosen = places(paths);
    if (!isLong) {
      chosen.or(places(others));
    }
    List<BitSet> seen = kinds(others);
    int from = -1;
    while (from < entries.size()) {
      int next = own.nextSetBit(from + 1);
      int to = next < 0 ? entries.size() : next;
      if (to - from <= few) {
        chosen.set(from + 1, to);
      } else {
        for (BitSet kind : seen) {
          int first = kind.nextSetBit(from + 1);
          if (first >= 0 && first < to) {
            chosen.set(first);
            chosen.set(kind.previousSetBit(to - 1));
          }
        }
      }
      from = to;
    }
    return chosen.stream().mapToObj(at -> new Seen(entries.get(at), own.get(at))).toList();
  }

  /** Where there is something of each kind as an insight with these neighbours sees them. */
  private List<BitSet> kinds(Set<Address> neighbours) {
    if (neighbours.isEmpty()) {
      return List.copyOf(kinds.values());
    }
    BitSet elsewhere = new BitSet();
    elsewhere.set(0, entries.size());
    elsewhere.andNot(places(neighbours));
    Stream<BitSet> nearby = neighbours.stream().map(one -> places(Set.of(one)));
    return Stream.concat(Stream.of(elsewhere), isLong ? nearby : Stream.empty())
        .flatMap(there -> kinds.values().stream().map(kind -> common(kind, there)))
        .toList();
  }

  private static BitSet common(BitSet some, BitSet others) {
    BitSet common = (BitSet) some.clone();
    common.and(others);
    return common;
  }

  static List<Entry> of(List<Reading> readings) {
    List<Entry> entries = new ArrayList<>();
    long latestEnd = Long.MIN_VALUE;
    for (int i = 0; i < readings.size(); i++) {
      Exchange exchange = readings.get(i).exchange();
      if (i > 0 && readings.get(i - 1).exchange().index() == exchange.index()) {
        // One look at a list shows several insights.
        entries.add(new Entry(readings.get(i), false, entries.get(i - 1).concurrent()));
        continue;
      }
      boolean overlapsBefore = exchange.startMicros() < latestEnd;
      int next = i + 1;
      while (next < readings.size() && readings.get(next).exchange().index() == exchange.index()) {
        next++;
      }
      boolean overlapsAfter =
          next < readings.size()
              && readings.get(next).exchange().startMicros() < exchange.endMicros();
      // A connection that was idle for long isn't used again.
      boolean reconnected =
          i > 0
              && !overlapsBefore
              && (exchange.startMicros() - latestEnd >= PAUSE
                  || readings.get(i - 1).exchange().request().closesConnection()
                  || entries.get(i - 1).concurrent());
      entries.add(new Entry(readings.get(i), reconnected, overlapsBefore || overlapsAfter));
      latestEnd = Math.max(latestEnd, exchange.endMicros());
    }
    return entries;
  }
}

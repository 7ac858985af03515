package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Ids;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap.Kind;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The exchanges of a history in the order of sending, with what happened between them; and which of
 * them tell something of an insight.
 *
 * <p>All do, and a proof may have to repeat any of them; but holding each against each takes time
 * and memory that grow with the square. What goes on elsewhere changes nothing, or leaves any state
 * possible where a rule is broken. So of many entries between two requests for an insight it is
 * enough to know the first and the last of each kind, and the order of those.
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

  /** How long nothing has to be asked for it to count as a pause, in microseconds. */
  static final long PAUSE = Exchange.PAUSE.toNanos() / 1_000;

  /** How many entries between two requests for an insight aren't many. */
  static final int FEW = 40;

  private final List<Entry> entries;
  private final int few;
  private final Map<Address, List<Integer>> places = new HashMap<>();

  /** Where there is something of each kind that most insights see alike. */
  private final Map<Object, NavigableSet<Integer>> kinds = new LinkedHashMap<>();

  private final Map<Address, Set<Address>> neighbours;

  /** Of these readings; so many between two requests for an insight are taken in full. */
  Entries(List<Reading> readings, int few) {
    this.entries = of(readings);
    this.few = few;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Reading reading = entry.reading();
      places.computeIfAbsent(reading.address(), unused -> new ArrayList<>()).add(i);
      List<Object> here = new ArrayList<>();
      if (entry.reconnected()) {
        here.add(Kind.RECONNECTED);
      }
      if (!entry.concurrent() && !(reading.input() instanceof Input.Shown)) {
        here.add(List.of(namesOthers(reading), reading.answer()));
      }
      for (Object kind : here) {
        kinds.computeIfAbsent(kind, unused -> new TreeSet<>()).add(i);
      }
    }
    this.neighbours = Ids.neighbours(places.keySet());
  }

  /** Whether the request names an insight in its body besides the one that it is for. */
  static boolean namesOthers(Reading reading) {
    return reading.input() instanceof Input.Disguised disguised
        && disguised.disguise().equals(RoutingForms.BODY_IDS);
  }

  private IntStream places(Set<Address> paths) {
    return paths.stream()
        .flatMap(path -> places.getOrDefault(path, List.of()).stream())
        .mapToInt(place -> place);
  }

  /** The entries that tell something of this insight, which these paths reach, in order. */
  List<Entry> relevant(Address insight, Set<Address> paths) {
    Set<Address> others = neighbours.getOrDefault(insight, Set.of());
    int[] ends = IntStream.concat(places(paths), IntStream.of(entries.size())).sorted().toArray();
    IntStream chosen = IntStream.concat(places(paths), places(others));
    IntStream.Builder between = IntStream.builder();
    int from = -1;
    for (int to : ends) {
      if (to - from <= few) {
        IntStream.range(from + 1, to).forEach(between);
      } else {
        ofEachKind(from, to, others).forEach(between);
      }
      from = to;
    }
    return IntStream.concat(chosen, between.build())
        .sorted()
        .distinct()
        .mapToObj(entries::get)
        .toList();
  }

  /** The first and the last place of each kind between two others that is at no neighbour. */
  private IntStream ofEachKind(int from, int to, Set<Address> neighbours) {
    return kinds.values().stream()
        .map(kind -> kind.subSet(from, false, to, false))
        .flatMap(between -> Stream.of(between, between.descendingSet()))
        .flatMap(
            some ->
                some.stream()
                    .filter(at -> !neighbours.contains(entries.get(at).reading().address()))
                    .limit(1))
        .mapToInt(place -> place);
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

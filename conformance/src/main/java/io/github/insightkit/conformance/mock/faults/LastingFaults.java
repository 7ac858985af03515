package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.update;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.InsightId;
import io.github.insightkit.conformance.mock.server.InsightStore;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.When;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Faults in how long something is remembered, and by whom. */
final class LastingFaults {
  private static final Duration LIFE = Duration.ofSeconds(1);
  private static final int CAPACITY = 3;

  private final Cases cases;

  private LastingFaults(StateMachine machine) {
    this.cases = new Cases(machine);
  }

  static List<Fault> of(StateMachine machine) {
    LastingFaults here = new LastingFaults(machine);
    return List.of(
        fault("state-per-connection", "DURABILITY-01")
            .says("each connection has its own state")
            .by(identify((request, id) -> id.withIssue(id.issue() + "#" + request.connection()))),
        fault("nodes-apart", "DURABILITY-01")
            .says("two nodes that know nothing of each other take every other connection")
            .by(
                identify(
                    (request, id) -> id.withIssue(id.issue() + "#" + request.connection() % 2))),
        fault("lost-on-new-connection", "DURABILITY-01")
            .says("the first request of a connection finds its insight reset")
            .by(here::losingOnNewConnection),
        fault("first-request-unguarded", "DURABILITY-01")
            .says("the first request of a connection may change a value directly")
            .by(remembering(here::unguardedOnNewConnection)),
        fault("state-expires", "DURABILITY-02")
            .says("a value is forgotten after a second")
            .by(remembering(here::expiring)),
        fault("reset-undone-later", "DURABILITY-02")
            .says("a second after a reset the value is back")
            .by(remembering(here::undone)),
        fault("insights-evicted", "ISOLATION-01")
            .says("a value is forgotten once " + CAPACITY + " other insights were touched")
            .by(remembering(here::evicting)));
  }

  private Behaviour losingOnNewConnection(Behaviour sound) {
    Set<Long> known = ConcurrentHashMap.newKeySet();
    UnaryOperator<Insight> forget = before -> cases.unclassified();
    return identify(
            (request, insight) -> {
              if (known.add(request.connection())) {
                sound.stage(InsightStore.class).update(insight, forget);
              }
              return insight;
            })
        .apply(sound);
  }

  private Change unguardedOnNewConnection() {
    Map<Long, ReceivedRequest> first = new ConcurrentHashMap<>();
    Change noting =
        on(
            Behaviour.Parse.class,
            usual ->
                request -> {
                  first.putIfAbsent(request.connection(), request);
                  return usual.read(request);
                });
    return noting.and(
        cases.unguarded(
            When.requested(request -> request.equals(first.get(request.connection())))));
  }

  private Change expiring() {
    Map<InsightId, Long> touched = new ConcurrentHashMap<>();
    return update(
        (insight, before, change) ->
            change.apply(isLate(touched, insight) ? cases.unclassified() : before));
  }

  /** A value that was taken back comes back. */
  private Change undone() {
    Map<InsightId, Long> touched = new ConcurrentHashMap<>();
    Map<InsightId, Insight> taken = new ConcurrentHashMap<>();
    return update(
        (insight, before, change) -> {
          boolean late = isLate(touched, insight);
          Insight back = taken.remove(insight);
          Insight found = late && back != null ? back : before;
          Insight after = change.apply(found);
          if (cases.isHome(after) && !cases.isHome(found)) {
            taken.put(insight, found);
          }
          return after;
        });
  }

  /** Whether the insight was touched before, and that long ago. */
  private static boolean isLate(Map<InsightId, Long> touched, InsightId insight) {
    long now = System.nanoTime();
    Long last = touched.put(insight, now);
    return last != null && now - last >= LIFE.toNanos();
  }

  private Change evicting() {
    Map<InsightId, Boolean> recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<InsightId, Boolean> eldest) {
            return size() > CAPACITY;
          }
        };
    return update(
        (insight, before, change) -> {
          boolean known;
          synchronized (recent) {
            known = recent.put(insight, true) != null;
          }
          return change.apply(known ? before : cases.unclassified());
        });
  }
}

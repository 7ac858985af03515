package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.StateMachine;
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
  private static final int ROOM = 3;

  private final Guard guard;

  private LastingFaults(StateMachine machine) {
    this.guard = new Guard(machine);
  }

  static List<Fault> of(StateMachine machine) {
    LastingFaults here = new LastingFaults(machine);
    return List.of(
        here.confusing(
            "state-per-connection",
            "each connection has its own state",
            request -> "#" + request.connection()),
        here.confusing(
            "nodes-apart",
            "two nodes that know nothing of each other take every other connection",
            request -> "#" + request.connection() % 2),
        here.lostOnNewConnection(),
        here.unguardedOnNewConnection(),
        here.expiring(),
        here.undone(),
        here.evicted());
  }

  /** What of a request counts as part of the insight's name. */
  private interface Mark {
    String of(Request request);
  }

  private Fault confusing(String id, String description, Mark mark) {
    return new Fault(
        id,
        description,
        Clause.LASTING,
        "DURABILITY-01",
        sound ->
            sound.withIdentify(
                (request, target) -> {
                  InsightId insight = sound.identify().find(request, target);
                  return new InsightId(
                      insight.scope(), insight.owner(), insight.issue() + mark.of(request));
                }));
  }

  private Fault lostOnNewConnection() {
    return new Fault(
        "lost-on-new-connection",
        "the first request of a connection finds its insight reset",
        Clause.LASTING,
        "DURABILITY-01",
        sound -> {
          Set<Long> known = ConcurrentHashMap.newKeySet();
          UnaryOperator<Insight> forget = before -> guard.unclassified();
          return sound.withIdentify(
              (request, target) -> {
                InsightId insight = sound.identify().find(request, target);
                if (known.add(request.connection())) {
                  sound.insights().update(insight, forget);
                }
                return insight;
              });
        });
  }

  private Fault unguardedOnNewConnection() {
    return new Fault(
        "first-request-unguarded",
        "the first request of a connection may change a value directly",
        Clause.LASTING,
        "DURABILITY-01",
        sound -> {
          Map<Long, Request> first = new ConcurrentHashMap<>();
          return guard
              .off(
                  request -> {
                    Request known = first.putIfAbsent(request.connection(), request);
                    return known == null || known.equals(request);
                  })
              .apply(
                  sound.withParse(
                      request -> {
                        first.putIfAbsent(request.connection(), request);
                        return sound.parse().read(request);
                      }));
        });
  }

  private Fault expiring() {
    return new Fault(
        "state-expires",
        "a value is forgotten after a second",
        Clause.LASTING,
        "DURABILITY-02",
        sound -> {
          Map<InsightId, Long> touched = new ConcurrentHashMap<>();
          return sound.withInsights(
              (insight, change) ->
                  sound
                      .insights()
                      .update(
                          insight,
                          before -> {
                            Long last = touched.put(insight, System.nanoTime());
                            return change.apply(
                                last == null || System.nanoTime() - last < LIFE.toNanos()
                                    ? before
                                    : guard.unclassified());
                          }));
        });
  }

  /** A value that was taken back comes back. */
  private Fault undone() {
    return new Fault(
        "reset-undone-later",
        "a second after a reset the value is back",
        Clause.LASTING,
        "DURABILITY-02",
        sound -> {
          Map<InsightId, Long> touched = new ConcurrentHashMap<>();
          Map<InsightId, Insight> taken = new ConcurrentHashMap<>();
          return sound.withInsights(
              (insight, change) ->
                  sound
                      .insights()
                      .update(
                          insight,
                          before -> {
                            Long last = touched.put(insight, System.nanoTime());
                            boolean late =
                                last != null && System.nanoTime() - last >= LIFE.toNanos();
                            Insight back = taken.remove(insight);
                            Insight found = late && back != null ? back : before;
                            Insight after = change.apply(found);
                            if (isHome(after) && !isHome(found)) {
                              taken.put(insight, found);
                            }
                            return after;
                          }));
        });
  }

  private boolean isHome(Insight insight) {
    return insight.equals(guard.unclassified());
  }

  private Fault evicted() {
    return new Fault(
        "insights-evicted",
        "a value is forgotten once " + ROOM + " other insights were touched",
        Clause.PATH,
        "ISOLATION-01",
        sound -> {
          Map<InsightId, Boolean> recent =
              new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InsightId, Boolean> eldest) {
                  return size() > ROOM;
                }
              };
          return sound.withInsights(
              (insight, change) -> {
                boolean known;
                synchronized (recent) {
                  known = recent.put(insight, true) != null;
                }
                sound
                    .insights()
                    .update(insight, before -> change.apply(known ? before : guard.unclassified()));
              });
        });
  }
}

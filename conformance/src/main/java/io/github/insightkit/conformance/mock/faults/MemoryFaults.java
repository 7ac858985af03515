package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.before;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.remembering;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Faults in how long insights are remembered, and by whom. */
record MemoryFaults(Cases cases) {
  private static final String ROWS =
      """
      state-per-connection | DURABILITY-01 | each connection has its own state | any | split-by-connection
      nodes-apart | DURABILITY-01 | two nodes that know nothing of each other take every other connection | any | split-in-two
      value-missing-every-other-time | TRANSITION-01 | of two nodes that take every other request one doesn't know the last value | names the last & every other request | refuse-at READ_VALUE 400 1003 There is no such value
      lost-on-new-connection | DURABILITY-01 | the first request of a connection finds its insight reset | first request | forget
      first-request-unguarded | DURABILITY-01 | the first request of a connection may change a value directly | direct change & first request | grant
      first-request-without-rationale | RATIONALE-01 | the first request of a connection needs no rationale | first request | demand-no-reason
      state-expires | DURABILITY-02 | a value is forgotten after a second | late | forget
      value-without-rationale-swept | DURABILITY-02 | a value without a rationale is forgotten after a second | late & without a reason | forget
      value-with-rationale-expires | DURABILITY-02 | a value with a rationale is forgotten after a second | late & !without a reason | forget
      reset-wipes-later | DURABILITY-02 | a reset takes the next value away as well, a second later | late after a reset | forget
      reset-undone-later | DURABILITY-02 | a second after a reset the value is back | late | undo-reset
      insights-evicted | ISOLATION-01 | a value is forgotten once 3 other insights were touched | !recent | forget
      """;

  private static final Duration LIFE = Duration.ofSeconds(1);
  private static final int CAPACITY = 3;

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.faults(ROWS, new MemoryFaults(cases).words());
  }

  private Vocabulary words() {
    return new Vocabulary(cases)
        .when("names the last", call -> cases.last().equals(cases.named(call)))
        .when("without a reason", call -> call.before().rationale() == null)
        // As where one of two nodes still runs what was there before a value was added.
        .after(
            "every other request",
            When.remembering(
                AtomicInteger::new,
                (requests, call) -> requests.get() % 2 == 0,
                requests -> before(Stage.ROUTE, call -> requests.incrementAndGet())))
        // As where answers are kept by an insight's id and what is asked of it, for a moment.
        .after(
            "late",
            When.remembering(ConcurrentHashMap<Insight.Id, Long>::new, MemoryFaults::isLate))
        // As where a job that was begun by a reset ends after the next value was set.
        .after(
            "late after a reset",
            When.remembering(
                ConcurrentHashMap<Insight.Id, Long>::new,
                (resets, call) ->
                    resets.containsKey(call.insight())
                        && isLate(resets, call)
                        && resets.remove(call.insight()) != null,
                resets ->
                    after(
                        Stage.CHANGE,
                        this::isReset,
                        call -> resets.put(call.insight(), call.nanoTime()))))
        .after("recent", When.remembering(LinkedHashSet<Insight.Id>::new, MemoryFaults::isRecent))
        .always("split-by-connection", split(connection -> connection))
        .always("split-in-two", split(connection -> connection % 2))
        .what("undo-reset", (when, none) -> remembering(() -> undone(when)));
  }

  private static Change split(LongUnaryOperator node) {
    return identify(
        (call, id) ->
            id.withIssue(id.issue() + "#" + node.applyAsLong(call.request().connection())));
  }

  private boolean isReset(Call call) {
    return cases.isHome(call.after()) && !cases.isHome(call.before());
  }

  /** A value that was taken back comes back. */
  private Change undone(Predicate<Call> late) {
    Map<Insight.Id, Insight> taken = new ConcurrentHashMap<>();
    return on(
        Stage.CHANGE,
        (call, usual) -> {
          boolean isLate = late.test(call);
          Insight back = taken.remove(call.insight());
          if (isLate && back != null) {
            call.finds(back);
          }
          usual.take(call);
          if (isReset(call)) {
            taken.put(call.insight(), call.before());
          }
        });
  }

  /** Whether the insight was touched before, and that long ago. */
  private static boolean isLate(Map<Insight.Id, Long> touched, Call call) {
    long now = call.nanoTime();
    Long last = touched.put(call.insight(), now);
    return last != null && now - last >= LIFE.toNanos();
  }

  /** Whether the insight is one of the last that were touched; it is the very last now. */
  private static boolean isRecent(Set<Insight.Id> recent, Call call) {
    synchronized (recent) {
      boolean known = recent.remove(call.insight());
      recent.add(call.insight());
      if (recent.size() > CAPACITY) {
        recent.remove(recent.iterator().next());
      }
      return known;
    }
  }
}

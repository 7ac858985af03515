package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.before;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.issue;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in how long insights are remembered, and by whom. */
record MemoryFaults(Cases cases) {
  private static final Duration LIFE = Duration.ofSeconds(1);
  private static final int CAPACITY = 3;

  static Stream<Fault> of(Cases cases) {
    MemoryFaults here = new MemoryFaults(cases);
    Predicate<Call> first = call -> call.request().first();
    return Stream.of(
        fault("state-per-connection", "DURABILITY-01")
            .says("each connection has its own state")
            .by(issue((call, id) -> id + "#" + call.request().connection())),
        fault("nodes-apart", "DURABILITY-01")
            .says("two nodes that know nothing of each other take every other connection")
            .by(issue((call, id) -> id + "#" + call.request().connection() % 2)),
        fault("value-missing-every-other-time", "TRANSITION-01")
            .says("of two nodes that take every other request one doesn't know the last value")
            .by(remembering(here::outdated)),
        fault("answer-of-another-scope-repeated", "TRANSITION-04")
            .says(
                "what was just asked of an insight with the same id in another scope is"
                    + " acknowledged, and not done")
            .by(remembering(MemoryFaults::repeating)),
        fault("lost-on-new-connection", "DURABILITY-01")
            .says("the first request of a connection finds its insight reset")
            .by(here.forgetting(first)),
        fault("first-request-unguarded", "DURABILITY-01")
            .says("the first request of a connection may change a value directly")
            .by(cases.unguarded(first)),
        fault("first-request-without-rationale", "RATIONALE-01")
            .says("the first request of a connection needs no rationale")
            .by(demandNoRationale(first)),
        fault("state-expires", "DURABILITY-02")
            .says("a value is forgotten after a second")
            .by(remembering(() -> here.expiring(call -> true))),
        fault("value-without-rationale-swept", "DURABILITY-02")
            .says("a value without a rationale is forgotten after a second")
            .by(remembering(() -> here.expiring(call -> call.before().rationale() == null))),
        fault("reset-wipes-later", "DURABILITY-02")
            .says("a reset takes the next value away as well, a second later")
            .by(remembering(here::wiping)),
        fault("reset-undone-later", "DURABILITY-02")
            .says("a second after a reset the value is back")
            .by(remembering(here::undone)),
        fault("insights-evicted", "ISOLATION-01")
            .says("a value is forgotten once " + CAPACITY + " other insights were touched")
            .by(remembering(here::evicting)));
  }

  /** As where one of two nodes still runs what was there before a value was added. */
  private Change outdated() {
    AtomicInteger requests = new AtomicInteger();
    return before(Stage.ROUTE, call -> requests.incrementAndGet())
        .and(
            refuse(
                Stage.READ_VALUE,
                call -> requests.get() % 2 == 0 && cases.last().equals(cases.named(call)),
                Refusal.of(400, 1003, "There is no such value")));
  }

  /** As where answers are kept by an insight's id and what is asked of it, for a moment. */
  private static Change repeating() {
    AtomicReference<Call> last = new AtomicReference<>();
    return keep(call -> isAskedElsewhere(last.get(), call))
        .and(after(Stage.STORE, Call::applied, last::set));
  }

  private static boolean isAskedElsewhere(@Nullable Call last, Call call) {
    return last != null
        && !last.insight().equals(call.insight())
        && last.insight().issue().equals(call.insight().issue())
        && last.request().content().equals(call.request().content());
  }

  private Change expiring(Predicate<Call> which) {
    Map<Insight.Id, Long> touched = new ConcurrentHashMap<>();
    return forgetting(call -> isLate(touched, call.insight()) && which.test(call));
  }

  /** As where a job that was begun by a reset ends after the next value was set. */
  private Change wiping() {
    Map<Insight.Id, Long> resets = new ConcurrentHashMap<>();
    return forgetting(
            call ->
                resets.containsKey(call.insight())
                    && isLate(resets, call.insight())
                    && resets.remove(call.insight()) != null)
        .and(
            after(
                Stage.CHANGE,
                call -> cases.isHome(call.after()) && !cases.isHome(call.before()),
                call -> resets.put(call.insight(), System.nanoTime())));
  }

  /** A value that was taken back comes back. */
  private Change undone() {
    Map<Insight.Id, Long> touched = new ConcurrentHashMap<>();
    Map<Insight.Id, Insight> taken = new ConcurrentHashMap<>();
    return on(
        Stage.CHANGE,
        (call, usual) -> {
          boolean late = isLate(touched, call.insight());
          Insight back = taken.remove(call.insight());
          if (late && back != null) {
            call.finds(back);
          }
          usual.take(call);
          if (cases.isHome(call.after()) && !cases.isHome(call.before())) {
            taken.put(call.insight(), call.before());
          }
        });
  }

  /** Whether the insight was touched before, and that long ago. */
  private static boolean isLate(Map<Insight.Id, Long> touched, Insight.Id insight) {
    long now = System.nanoTime();
    Long last = touched.put(insight, now);
    return last != null && now - last >= LIFE.toNanos();
  }

  private Change evicting() {
    Set<Insight.Id> recent = new LinkedHashSet<>();
    return forgetting(call -> !touch(recent, call.insight()));
  }

  /** Finds the insight reset in such calls. */
  private Change forgetting(Predicate<Call> when) {
    return before(
        Stage.CHANGE,
        call -> {
          if (when.test(call)) {
            call.finds(cases.unclassified());
          }
        });
  }

  /** Whether the insight is one of the last that were touched; it is the very last now. */
  private static boolean touch(Set<Insight.Id> recent, Insight.Id insight) {
    synchronized (recent) {
      boolean known = recent.remove(insight);
      recent.add(insight);
      if (recent.size() > CAPACITY) {
        recent.remove(recent.iterator().next());
      }
      return known;
    }
  }
}

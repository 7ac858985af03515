package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.memory;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.reply;
import static io.github.insightkit.conformance.mock.server.Kept.keeping;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.InsightStore;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults that show only where two requests for one insight are under way at once. */
final class RaceFaults {
  private static final Duration WIDE = Duration.ofNanos(300_000);
  private static final Duration WIDEST = Duration.ofMillis(3);
  private static final Duration NARROW = Duration.ofNanos(20_000);
  private static final Duration HOLD = Duration.ofNanos(400_000);
  private static final String MARK = "fault";

  private RaceFaults() {}

  static Stream<Fault> of(Contract contract) {
    Cases cases = new Cases(contract.machine());
    Operation operation = contract.operations().get(0);
    String first = operation.scope();
    Insight.Id shared = new Insight.Id(first, operation.ownerExample(), "");
    return Stream.of(
        race("check-then-act", "300 microseconds lie between the look at the state and the change")
            .by(torn(WIDE, insight -> true)),
        race(
                "check-then-act-narrow",
                "20 microseconds lie between the look at the state and the change")
            .by(torn(NARROW, insight -> true)),
        race(
                "check-then-act-after-refusal",
                "300 microseconds lie between look and change on an insight that has seen a"
                    + " refusal")
            .by(
                keeping(
                    false,
                    (refused, call) -> refused || call.refused(),
                    refused -> torn(WIDE, refused::of))),
        race("two-winners", "a direct change is made if another request is under way")
            .by(overlapping(overlap -> cases.unguarded(overlap))),
        race(
                "reset-lost-in-race",
                "a reset is acknowledged and not made if another request is under way")
            .by(overlapping(overlap -> keep(cases.reset().and(overlap)))),
        race(
                "loser-overwrites",
                "a direct change is refused and made all the same if another request is under way")
            .by(overlapping(overlap -> makeRefused(cases.direct().and(overlap)))),
        race(
                "check-then-act-in-another-scope",
                "3 milliseconds lie between look and change in all scopes but the first")
            .by(torn(WIDEST, insight -> !insight.scope().equals(first))),
        race(
                "locked-by-path",
                "all scopes reach the same insights, and each path has a lock of its own")
            .by(
                identify(
                        (call, id) ->
                            call.target().operation().ownerExample().equals(id.owner())
                                ? shared.withIssue(id.issue())
                                : id)
                    .and(torn(WIDEST, insight -> true))
                    .and(remembering(RaceFaults::locking))),
        race(
                "change-lost-between-insights",
                "a change is acknowledged and not made if one of another insight is under way")
            .by(overlapping(own -> overlapping(call -> "", any -> keep(any.and(own.negate()))))),
        race("unknown-value-accepted-in-race", "any value will do if another request is under way")
            .by(overlapping(overlap -> grant(overlap.and(call -> cases.isUnknown(call.value()))))),
        race(
                "rationale-not-demanded-in-race",
                "no rationale is asked for if another request is under way")
            .by(overlapping(overlap -> demandNoRationale(overlap))),
        race("answers-swapped", "two requests that are under way at once get each other's answers")
            .by(overlapping(RaceFaults::swapping)),
        fault("contention-500", "RACE-02")
            .says("a request is answered with the status 500 if another one is under way")
            .by(refusing(Refusal.of(500, 1911, "The insight is locked"))),
        fault("same-value-at-once-500", "RACE-02")
            .says(
                "a value that stands is answered with the status 500 if another request is under"
                    + " way")
            .by(
                overlapping(
                    overlap ->
                        refuse(
                            overlap.and(Cases::isRepeated),
                            Refusal.of(500, 1913, "The insight is locked")))),
        fault("contention-refused", "RACE-03")
            .says("a change is refused for no reason but that another request is under way")
            .by(refusing(Refusal.of(409, 1912, "Another request is under way"))),
        fault("contention-dropped", "RACE-02")
            .says("the connection is closed without an answer if another request is under way")
            .by(overlapping(overlap -> unanswered(overlap, Delivery.Ending.CLOSE))),
        fault("contention-deadlock", "RACE-02")
            .says("a request is never answered if another one is under way")
            .by(overlapping(overlap -> unanswered(overlap, Delivery.Ending.SILENCE))));
  }

  private static Fault.Name race(String id, String description) {
    return fault(id, "RACE-01").says(description);
  }

  private static Change refusing(Refusal refusal) {
    return overlapping(overlap -> refuse(overlap, refusal));
  }

  private static Change unanswered(Predicate<Call> overlap, Delivery.Ending ending) {
    return reply(call -> overlap.test(call) ? call.reply().and(MARK, "struck") : call.reply())
        .and(
            deliver(
                call -> call.reply().header(MARK) != null,
                delivery -> new Delivery(List.of(ending))));
  }

  /** The same for requests of one path. */
  private static Change overlapping(Function<Predicate<Call>, Change> change) {
    return overlapping(call -> call.request().path(), change);
  }

  /**
   * Holds each request for a moment, and counts those that are under way and are alike in
   * something.
   *
   * @param change is given what tells whether another request is under way
   */
  private static Change overlapping(
      Function<Call, String> likeness, Function<Predicate<Call>, Change> change) {
    return remembering(
        () -> {
          Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
          Predicate<Call> overlap =
              call -> {
                AtomicInteger count = underWay.get(likeness.apply(call));
                return count != null && count.get() > 1;
              };
          Change holding =
              on(
                  Stage.WHOLE,
                  (call, usual) -> {
                    AtomicInteger count =
                        underWay.computeIfAbsent(likeness.apply(call), key -> new AtomicInteger());
                    count.incrementAndGet();
                    try {
                      LockSupport.parkNanos(HOLD.toNanos());
                      usual.take(call);
                    } finally {
                      count.decrementAndGet();
                    }
                  });
          return change.apply(overlap).and(holding);
        });
  }

  /** Serves one request after the other, of those for one path. */
  private static Change locking() {
    Map<String, Object> locks = new ConcurrentHashMap<>();
    return on(
        Stage.WHOLE,
        (call, usual) -> {
          synchronized (locks.computeIfAbsent(call.request().path(), path -> new Object())) {
            usual.take(call);
          }
        });
  }

  private static Change torn(Duration width, Predicate<Insight.Id> where) {
    return memory(
        whole ->
            (insight, change) -> {
              if (where.test(insight)) {
                tear(whole, insight, change, width);
              } else {
                whole.update(insight, change);
              }
            });
  }

  /** Looks, waits, and changes: what happened meanwhile is lost. */
  private static void tear(
      InsightStore whole, Insight.Id insight, UnaryOperator<Insight> change, Duration width) {
    Insight before = whole.look(insight);
    Insight after = change.apply(before);
    if (!after.equals(before)) {
      long until = System.nanoTime() + width.toNanos();
      while (System.nanoTime() - until < 0) {
        Thread.onSpinWait();
      }
      whole.update(insight, meanwhile -> after);
    }
  }

  private static Change swapping(Predicate<Call> overlap) {
    Exchanger<Reply> exchanger = new Exchanger<>();
    return reply(
        call -> {
          if (overlap.test(call)) {
            try {
              return exchanger.exchange(call.reply(), 2, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
              // The other one is answered already.
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          return call.reply();
        });
  }
}

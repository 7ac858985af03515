package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Faults that show only where two requests for one insight are under way at once. */
final class RaceFaults {
  private static final Duration WIDE = Duration.ofNanos(300_000);
  private static final Duration NARROW = Duration.ofNanos(20_000);
  private static final Duration HOLD = Duration.ofNanos(400_000);
  private static final String MARK = "fault";

  private final Guard guard;

  private RaceFaults(StateMachine machine) {
    this.guard = new Guard(machine);
  }

  static List<Fault> of(StateMachine machine) {
    RaceFaults here = new RaceFaults(machine);
    return List.of(
        here.gap(
            "check-then-act",
            "300 microseconds lie between the look at the state and the change",
            WIDE,
            insight -> true),
        here.gap(
            "check-then-act-narrow",
            "20 microseconds lie between the look at the state and the change",
            NARROW,
            insight -> true),
        here.gapAfterRefusal(),
        race(
            "two-winners",
            "a direct change is made if another request is under way",
            (sound, overlap) -> here.guard.off(overlap).apply(sound)),
        race(
            "reset-lost-in-race",
            "a reset is acknowledged and not made if another request is under way",
            (sound, overlap) ->
                sound.withStore(
                    (attempt, before, verdict) ->
                        here.guard.isReset(attempt, before) && overlap.test(attempt.request())
                            ? before
                            : sound.store().store(attempt, before, verdict))),
        race(
            "loser-overwrites",
            "a direct change is refused and made all the same if another request is under way",
            (sound, overlap) ->
                sound.withStore(
                    (attempt, before, verdict) -> {
                      State wanted = attempt.wanted();
                      return wanted != null
                              && here.guard.isDirect(attempt, before)
                              && overlap.test(attempt.request())
                          ? new Insight(wanted, null)
                          : sound.store().store(attempt, before, verdict);
                    })),
        here.swapped(),
        contention(
            "contention-500",
            "a request is answered with the status 500 if another one is under way",
            (sound, overlap) ->
                sound.withDecide(
                    (attempt, before) ->
                        overlap.test(attempt.request())
                            ? Refusal.of(500, 1911, "The insight is locked")
                            : sound.decide().decide(attempt, before))),
        new Fault(
            "contention-refused",
            "a change is refused for no reason but that another request is under way",
            Clause.VALUES,
            "RACE-03",
            sound ->
                overlapping(
                    sound,
                    (held, overlap) ->
                        held.withDecide(
                            (attempt, before) ->
                                overlap.test(attempt.request())
                                    ? Refusal.of(409, 1912, "Another request is under way")
                                    : held.decide().decide(attempt, before)))),
        unanswered(
            "contention-dropped",
            "the connection is closed without an answer if another request is under way",
            Delivery.Ending.CLOSE),
        unanswered(
            "contention-deadlock",
            "a request is never answered if another one is under way",
            Delivery.Ending.SILENCE));
  }

  /** Changes a behaviour, given what tells whether another request is under way. */
  private interface Change {
    Behaviour of(Behaviour sound, Predicate<Request> overlap);
  }

  private static Fault race(String id, String description, Change change) {
    return new Fault(
        id, description, Clause.ATOMIC, "RACE-01", sound -> overlapping(sound, change));
  }

  private static Fault contention(String id, String description, Change change) {
    return new Fault(
        id, description, Clause.SERVER_ERROR, "RACE-02", sound -> overlapping(sound, change));
  }

  private static Fault unanswered(String id, String description, Delivery.Ending ending) {
    return new Fault(
        id,
        description,
        Clause.ANSWERED,
        "RACE-02",
        sound ->
            overlapping(
                sound,
                (held, overlap) ->
                    held.withAround(
                            (request, rest) -> {
                              Reply reply = held.around().handle(request, rest);
                              return overlap.test(request)
                                  ? reply.withHeaders(reply.headers().and(MARK, "struck"))
                                  : reply;
                            })
                        .withDeliver(
                            (request, reply) ->
                                reply.headers().first(MARK) == null
                                    ? held.deliver().plan(request, reply)
                                    : new Delivery(List.of(ending)))));
  }

  /** Holds each request for a moment, and counts those that are under way for its path. */
  private static Behaviour overlapping(Behaviour sound, Change change) {
    Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    Predicate<Request> overlap =
        request -> {
          AtomicInteger count = underWay.get(request.path());
          return count != null && count.get() > 1;
        };
    Behaviour changed = change.of(sound, overlap);
    return changed.withAround(
        (request, rest) -> {
          AtomicInteger count =
              underWay.computeIfAbsent(request.path(), key -> new AtomicInteger());
          count.incrementAndGet();
          try {
            LockSupport.parkNanos(HOLD.toNanos());
            return changed.around().handle(request, rest);
          } finally {
            count.decrementAndGet();
          }
        });
  }

  private Fault gap(String id, String description, Duration width, Predicate<InsightId> where) {
    return new Fault(
        id,
        description,
        Clause.ATOMIC,
        "RACE-01",
        sound -> sound.withInsights(torn(sound.insights(), width, where)));
  }

  private Fault gapAfterRefusal() {
    return new Fault(
        "check-then-act-after-refusal",
        "300 microseconds lie between look and change on an insight that has seen a refusal",
        Clause.ATOMIC,
        "RACE-01",
        sound -> {
          Set<InsightId> refused = ConcurrentHashMap.newKeySet();
          return sound
              .withInsights(torn(sound.insights(), WIDE, refused::contains))
              .withStore(
                  (attempt, before, verdict) -> {
                    if (verdict instanceof Refusal) {
                      refused.add(attempt.insight());
                    }
                    return sound.store().store(attempt, before, verdict);
                  });
        });
  }

  /** Looks, waits, and changes: what happened meanwhile is lost. */
  private static Insights torn(Insights whole, Duration width, Predicate<InsightId> where) {
    return (insight, change) -> {
      if (!where.test(insight)) {
        whole.update(insight, change);
        return;
      }
      Insight[] seen = new Insight[1];
      whole.update(
          insight,
          before -> {
            seen[0] = before;
            return before;
          });
      Insight after = change.apply(seen[0]);
      long until = System.nanoTime() + width.toNanos();
      while (System.nanoTime() - until < 0) {
        Thread.onSpinWait();
      }
      if (!after.equals(seen[0])) {
        whole.update(insight, before -> after);
      }
    };
  }

  private Fault swapped() {
    return race(
        "answers-swapped",
        "two requests that are under way at once get each other's answers",
        (sound, overlap) -> {
          Exchanger<Reply> exchanger = new Exchanger<>();
          return sound.withAround(
              (request, rest) -> {
                Reply own = sound.around().handle(request, rest);
                if (!overlap.test(request)) {
                  return own;
                }
                try {
                  return exchanger.exchange(own, 2, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                  return own;
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  return own;
                }
              });
        });
  }
}

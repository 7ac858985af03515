package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.instead;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.reply;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Faults that show only where two requests for one insight are under way at once. */
final class RaceFaults {
  private static final String ROWS =
      """
      check-then-act | RACE-01 | 300 microseconds lie between the look at the state and the change | any | tear 300000
      check-then-act-narrow | RACE-01 | 20 microseconds lie between the look at the state and the change | any | tear 20000
      check-then-act-after-refusal | RACE-01 | 300 microseconds lie between look and change on an insight that has seen a refusal | after a refusal | tear 300000
      check-then-act-with-long-rationale | RACE-01 | 3 milliseconds lie between look and change where a rationale has over 200 characters | reason=".{201,}" | tear 3000000
      check-then-act-without-rationale | RACE-01 | 3 milliseconds lie between look and change where no rationale is given | !has a reason | tear 3000000
      current-insight-shared | RACE-01 | of requests that are under way at once each is for the insight of the last one | any | share-current-insight
      two-winners | RACE-01 | a direct change is made if another request is under way | direct change & overlap | grant
      reset-lost-in-race | RACE-01 | a reset is acknowledged and not made if another request is under way | reset & overlap | keep
      loser-overwrites | RACE-01 | a direct change is refused and made all the same if another request is under way | direct change & overlap | refused-make
      check-then-act-in-another-scope | RACE-01 | 3 milliseconds lie between look and change in all scopes but the first | !first scope | tear 3000000
      locked-by-path | RACE-01 | all scopes reach the same insights, and each path has a lock of its own | any | share-between-scopes + tear 3000000 + lock-by-path
      change-lost-between-insights | RACE-01 | a change is acknowledged and not made if one of another insight is under way | !overlap & overlap with any | keep
      wrong-token-let-in-in-race | RACE-01 | any token is let in if a request for another insight is under way | !overlap & overlap with any | let-in
      unknown-value-accepted-in-race | RACE-01 | any value will do if another request is under way | overlap & unknown value | grant
      rationale-not-demanded-in-race | RACE-01 | no rationale is asked for if another request is under way | overlap | demand-no-reason
      answers-swapped | RACE-01 | two requests that are under way at once get each other's answers | overlap | swap
      contention-500 | RACE-02 | a request is answered with the status 500 if another one is under way | overlap | refuse 500 1911 The insight is locked
      same-value-at-once-500 | RACE-02 | a value that stands is answered with the status 500 if another request is under way | overlap & same state | refuse 500 1913 The insight is locked
      contention-refused | RACE-03 | a change is refused for no reason but that another request is under way | overlap | refuse 409 1912 Another request is under way
      contention-dropped | RACE-02 | the connection is closed without an answer if another request is under way | overlap | never-answer CLOSE
      contention-deadlock | RACE-02 | a request is never answered if another one is under way | overlap | never-answer SILENCE
      """;

  private static final Duration HOLD = Duration.ofNanos(400_000);
  private static final String MARK = "fault";

  private RaceFaults() {}

  static Stream<NamedChange> of(Contract contract) {
    Operation operation = contract.operations().get(0);
    String first = operation.scope();
    Insight.Id shared = new Insight.Id(first, operation.ownerExample(), "");
    return NamedChange.faults(
        ROWS,
        new Vocabulary(new Cases(contract.machine()))
            .when("first scope", call -> call.insight().scope().equals(first))
            .after("after a refusal", When.was((was, call) -> was || call.refused()))
            .after("overlap", overlapping(call -> call.request().path()))
            .after("overlap with any", overlapping(call -> ""))
            .always(
                "share-between-scopes",
                identify(
                    (call, id) ->
                        call.target().operation().ownerExample().equals(id.owner())
                            ? shared.withIssue(id.issue())
                            : id))
            .always("share-current-insight", remembering(RaceFaults::sharingCurrentInsight))
            .always("lock-by-path", remembering(RaceFaults::locking))
            .what("tear", (when, nanos) -> torn(when, Long.parseLong(nanos)))
            .what("swap", (when, none) -> swapping(when))
            .what("never-answer", (when, end) -> unanswered(when, Delivery.Ending.valueOf(end))));
  }

  private static Change unanswered(Predicate<Call> overlap, Delivery.Ending ending) {
    return reply(call -> overlap.test(call) ? call.reply().and(MARK, "struck") : call.reply())
        .and(
            deliver(
                call -> call.reply().header(MARK) != null,
                delivery -> new Delivery(List.of(ending))));
  }

  /**
   * If another request is under way that is alike in something. For that, each request is held for
   * a moment.
   */
  private static When overlapping(Function<Call, String> likeness) {
    return When.remembering(
        ConcurrentHashMap<String, AtomicInteger>::new,
        (underWay, call) -> count(underWay, likeness.apply(call)).get() > 1,
        underWay ->
            on(
                Stage.WHOLE,
                (call, usual) -> {
                  AtomicInteger count = count(underWay, likeness.apply(call));
                  count.incrementAndGet();
                  try {
                    LockSupport.parkNanos(HOLD.toNanos());
                    usual.take(call);
                  } finally {
                    count.decrementAndGet();
                  }
                }));
  }

  private static AtomicInteger count(Map<String, AtomicInteger> underWay, String alike) {
    return underWay.computeIfAbsent(alike, key -> new AtomicInteger());
  }

  private static Change sharingCurrentInsight() {
    AtomicReference<Insight.Id> current = new AtomicReference<>();
    return identify(
        (call, id) -> {
          current.set(id);
          LockSupport.parkNanos(HOLD.toNanos());
          return current.get();
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

  /** Looks, waits, and changes: what happened meanwhile is lost. */
  private static Change torn(Predicate<Call> when, long nanos) {
    return instead(
        Stage.UPDATE,
        when,
        call -> {
          Insight before = call.memory().look(call.insight());
          Insight after = call.change(before);
          if (!after.equals(before)) {
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() - until < 0) {
              Thread.onSpinWait();
            }
            call.memory().update(call.insight(), meanwhile -> after);
          }
        });
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
